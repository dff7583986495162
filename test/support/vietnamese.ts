import fc from 'fast-check'

const FIRST = [
  ...[
    '',
    'b',
    'c',
    'ch',
    'd',
    'đ',
    'g',
    'gh',
    'gi',
    'h',
    'k',
    'kh',
    'l',
    'm',
    'n',
    'ng',
    'ngh',
    'nh',
    'p',
    'ph',
  ],
  ...['qu', 'r', 's', 't', 'th', 'tr', 'v', 'x'],
]
/** Rhymes of Vietnamese; the tone is put on the letter before `|`. */
const RHYMES = [
  ...[
    'a|',
    'a|i',
    'a|o',
    'a|u',
    'a|y',
    'a|m',
    'a|n',
    'a|ng',
    'a|nh',
    'ă|m',
    'ă|n',
    'ă|ng',
    'â|u',
    'â|y',
    'â|m',
    'â|n',
  ],
  ...[
    'â|ng',
    'e|',
    'e|o',
    'e|m',
    'e|n',
    'ê|',
    'ê|u',
    'ê|m',
    'ê|n',
    'ê|nh',
    'i|',
    'i|u',
    'i|m',
    'i|n',
    'i|nh',
    'iê|u',
  ],
  ...[
    'iê|m',
    'iê|n',
    'iê|ng',
    'yê|n',
    'o|',
    'o|i',
    'o|m',
    'o|n',
    'o|ng',
    'o|a',
    'oa|',
    'o|e',
    'oe|',
    'oa|i',
    'oa|n',
  ],
  ...[
    'oa|ng',
    'oă|n',
    'ô|',
    'ô|i',
    'ô|m',
    'ô|n',
    'ô|ng',
    'ơ|',
    'ơ|i',
    'ơ|m',
    'ơ|n',
    'u|',
    'u|i',
    'u|a',
    'u|m',
    'u|n',
  ],
  ...[
    'u|ng',
    'uâ|n',
    'uê|',
    'u|y',
    'uy|',
    'uyê|n',
    'uô|i',
    'uô|m',
    'uô|n',
    'uô|ng',
    'ư|',
    'ư|a',
    'ư|u',
    'ư|n',
    'ư|ng',
  ],
  ...['ươ|i', 'ươ|u', 'ươ|m', 'ươ|n', 'ươ|ng', 'y|'],
]
/** With p, t, c, ch at the end only the sharp and the heavy tone are spoken. */
const CHECKED = [
  ...[
    'a|p',
    'a|t',
    'a|c',
    'a|ch',
    'ă|p',
    'ă|t',
    'ă|c',
    'â|p',
    'â|t',
    'â|c',
    'e|p',
    'e|t',
    'e|c',
    'ê|p',
    'ê|t',
    'ê|ch',
  ],
  ...[
    'i|p',
    'i|t',
    'i|ch',
    'iê|p',
    'iê|t',
    'iê|c',
    'o|p',
    'o|t',
    'o|c',
    'oa|t',
    'oă|t',
    'ô|p',
    'ô|t',
    'ô|c',
    'ơ|p',
    'ơ|t',
  ],
  ...['u|p', 'u|t', 'u|c', 'uâ|t', 'uô|t', 'uô|c', 'uyê|t', 'ư|t', 'ư|c', 'ươ|p', 'ươ|t', 'ươ|c'],
]
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

const syllableOf = (rhymes: readonly string[], tones: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...FIRST), fc.constantFrom(...rhymes), fc.constantFrom(...tones))
    .map(([first, rhyme, tone]) => (first + rhyme.replace('|', tone)).normalize('NFC'))

/** A syllable as Vietnamese is written, in small letters (NFC). */
export const syllable: fc.Arbitrary<string> = fc.oneof(
  syllableOf(RHYMES, TONES),
  syllableOf(CHECKED, TONES.slice(4)),
)

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** One to six syllables: small, as a name, or in capitals. */
export const anyVietnameseText: fc.Arbitrary<string> = fc
  .tuple(fc.array(syllable, { minLength: 1, maxLength: 6 }), fc.constantFrom('small', 'name', 'capitals'))
  .map(([words, how]) => {
    if (how === 'small') return words.join(' ')
    return how === 'name' ? words.map(capital).join(' ') : words.join(' ').toUpperCase()
  })
