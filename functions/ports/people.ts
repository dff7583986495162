import type { SheetSeat } from './reports.ts'

/** A row that names a person; `person` is what tells people apart, and is never kept as it is. */
export interface Named {
  readonly person: string
  readonly rowId: string
}

/** Where a person was seen. */
export interface Sighting {
  readonly unitId: string
  readonly formId: string
  readonly sheetKey: string
  readonly rowId: string
}

/** Who stands in which sheets of a cycle, so that whoever stands in several is found. Keeps prints, no names. */
export interface People {
  /**
   * Says who stands in a sheet now; who stood there before and does not any more is taken away. Harmless when
   * repeated, whatever the order of sheets. Costs by what differs from the last time.
   */
  note(seat: SheetSeat, named: readonly Named[]): Promise<void>
  /** The people of a cycle who stand in more than one sheet, each with all sightings, in an order that stays. */
  inSeveralSheets(planId: string, cycleId: string): Promise<readonly (readonly Sighting[])[]>
  /** Forgets who stood in a sheet; how many items there were. */
  forget(seat: SheetSeat): Promise<number>
}
