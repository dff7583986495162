import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/**
 * The same package with the same bytes each time: moments in it become the document's day, entries stand in the
 * order of their names.
 */
export function steady(bytes: Uint8Array, day: string): Uint8Array {
  const entries = Object.entries(unzipSync(bytes)).sort(([a], [b]) => Number(a > b) - Number(a < b))
  const zipped: Zippable = {}
  for (const [name, content] of entries) {
    const dated = name === 'docProps/core.xml' ? strToU8(dateAll(strFromU8(content), day)) : content
    zipped[name] = [dated, { mtime: new Date(1980, 0, 1), level: 6 }]
  }
  return zipSync(zipped)
}

const dateAll = (xml: string, day: string): string =>
  xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
