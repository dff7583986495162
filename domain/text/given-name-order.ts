const COLLATOR = new Intl.Collator('vi')

/** Orders Vietnamese names as lists do: by given name (the last word), then middle, then family name. */
export function compareByGivenName(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  return (
    COLLATOR.compare(left.given, right.given) ||
    COLLATOR.compare(left.middle, right.middle) ||
    COLLATOR.compare(left.family, right.family)
  )
}

function partsOf(name: string): { readonly family: string; readonly middle: string; readonly given: string } {
  const [family, given] = [name.indexOf(' '), name.lastIndexOf(' ')]
  return {
    family: family < 0 ? '' : name.slice(0, family),
    middle: name.slice(family + 1, Math.max(given, family + 1)),
    given: name.slice(given + 1),
  }
}
