import { linearFit } from './linear-fit.ts'
import operations from './operations.json' with { type: 'json' }

/** What one run of an operation asks of the services. */
export interface Usage {
  /** DynamoDB's request units, as it counts them itself: by the size of the items. */
  readonly readUnits: number
  readonly writeUnits: number
  readonly tableCalls: number
  readonly googleCalls: number
  /** Messages put into queues. */
  readonly jobs: number
  /** Processor time of this process, stand-ins included: more than the operation alone takes. */
  readonly cpuMs: number
}

export type OperationName = keyof typeof operations.points

/** How big things are: rows in each sheet, units with a sheet, mails kept in the outbox. */
export interface Size {
  readonly rows: number
  readonly units: number
  readonly mails: number
}

interface Point {
  readonly of: Partial<Size>
  readonly used: Usage
}

/** What an operation grows with: sheets by their rows, ticks by units and their rows, the agenda by mails. */
const featuresOf = ({ rows = 0, units = 0, mails = 0 }: Partial<Size>): readonly number[] =>
  units > 0 ? [1, units, units * rows] : [1, rows, mails]

/** What an operation uses at a size, by the straight line through the measured points; never below zero. */
export function usageOf(name: OperationName, size: Partial<Size>): Usage {
  const points: readonly Point[] = operations.points[name]
  const of = (key: keyof Usage): number => {
    const fit = linearFit(points.map(({ of: at, used }) => ({ features: featuresOf(at), value: used[key] })))
    return Math.max(
      0,
      featuresOf(size).reduce((sum, feature, i) => sum + feature * (fit[i] ?? 0), 0),
    )
  }
  return {
    readUnits: of('readUnits'),
    writeUnits: of('writeUnits'),
    tableCalls: of('tableCalls'),
    googleCalls: of('googleCalls'),
    jobs: of('jobs'),
    cpuMs: of('cpuMs'),
  }
}

/** Bytes that a sheet with so many rows takes in the tables, history of its first reading included. */
export function sheetBytes(rows: number): number {
  const points = operations.stored.map((one) => ({ features: [1, one.rows], value: one.sheetBytes }))
  const [base = 0, perRow = 0] = linearFit(points)
  return base + perRow * rows
}

export const mailBytes = operations.mailBytes
export const measuredOn = operations.measuredOn
