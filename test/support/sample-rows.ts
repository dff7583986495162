import { existsSync, readFileSync } from 'node:fs'
import type { Cell } from '../../domain/sheet/grid.ts'

/** Invented sample rows lie beside the repository; tests that need them say so when they are absent. */
const FOLDER = '../shared/domain'
export const hasSamples = existsSync(`${FOLDER}/rows-good.tsv`)
if (!hasSamples) console.warn('sample rows (../shared/domain) are absent: tests that need them are skipped')

export interface SampleTable {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const sampleTable = (name: 'rows-good' | 'rows-bad'): SampleTable => {
  const [head = '', ...lines] = readFileSync(`${FOLDER}/${name}.tsv`, 'utf8').replace(/\n+$/, '').split('\n')
  return { headers: head.split('\t'), rows: lines.map((line) => line.split('\t').map(cellOf)) }
}

/** A tab-separated cell as a spreadsheet would hold it: digits without a leading zero are numbers. */
function cellOf(text: string): Cell {
  if (text === '') return null
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text
}
