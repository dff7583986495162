type Tree = { [name: string]: Tree | true }

/**
 * Keeps the fields of a body that a mask names: "files(id,version),nextPageToken", "sheets.properties.title"
 * or "*". An absent mask keeps everything.
 */
export function maskFields(body: object, mask: string | null | undefined): object {
  return mask ? (pick(body, parse(mask)) as object) : body
}

/** Whether a mask names a field at its top level, or everything. */
export const names = (mask: string, field: string): boolean =>
  mask
    .split(',')
    .some((part) => part.trim() === '*' || part.trim() === field || part.trim().startsWith(`${field}.`))

/** Whether a mask takes in a path, by its name, by a part of it, or by what holds it: "sheets" holds its data. */
export function reaches(mask: string, path: readonly string[]): boolean {
  let at: Tree | true = parse(mask)
  for (const name of path) {
    if (at === true || at['*']) return true
    const child: Tree | true | undefined = at[name]
    if (child === undefined) return false
    at = child
  }
  return true
}

function parse(mask: string): Tree {
  const tree: Tree = {}
  let at = 0
  const list = (into: Tree): void => {
    for (;;) {
      const name = /[^,()./]*/y
      name.lastIndex = at
      const word = name.exec(mask)?.[0].trim() ?? ''
      at = name.lastIndex
      const next = mask[at]
      if (next === '.' || next === '/' || next === '(') {
        const child: Tree = typeof into[word] === 'object' ? (into[word] as Tree) : {}
        into[word] = child
        at++
        if (next === '(') {
          list(child)
          at++
        } else one(child)
      } else if (word !== '') into[word] = true
      if (mask[at] !== ',') return
      at++
    }
  }
  /** A single path "a.b(c)" up to the next comma. */
  const one = (into: Tree): void => {
    const end = endOfPath(mask, at)
    const path = mask.slice(at, end)
    Object.assign(into, parse(path))
    at = end
  }
  list(tree)
  return tree
}

function endOfPath(mask: string, from: number): number {
  let depth = 0
  for (let at = from; at < mask.length; at++) {
    if (mask[at] === '(') depth++
    if (mask[at] === ')' && depth-- === 0) return at
    if (mask[at] === ',' && depth === 0) return at
  }
  return mask.length
}

function pick(body: unknown, tree: Tree): unknown {
  if (tree['*']) return body
  if (Array.isArray(body)) return body.map((entry) => pick(entry, tree))
  if (typeof body !== 'object' || body === null) return body
  const kept = Object.entries(body).flatMap(([name, value]) => {
    const child = tree[name]
    if (child === undefined) return []
    return [[name, child === true ? value : pick(value, child)]]
  })
  return Object.fromEntries(kept)
}
