/** A menu as a script makes it; null is a separator. */
export interface Menu {
  readonly caption: string
  readonly items: readonly ({ readonly caption: string; readonly functionName: string } | null)[]
}

/** What a person sees of a script, and where they stand; kept for inspection. */
export interface Screen {
  menus: Menu[]
  sidebar: { readonly title: string; readonly html: string } | null
  alerts: string[]
  toasts: string[]
  /** What the script said to its console. */
  log: string[]
  /** The tab that is open, and the cell where the cursor is. */
  active: { readonly sheetId: number; readonly row: number; readonly column: number } | null
  /** Set to rehearse that somebody else holds the lock of the document. */
  lockedByOther: boolean
}

/** The screen of a spreadsheet that was just opened. */
export const newScreen = (): Screen => ({
  menus: [],
  sidebar: null,
  alerts: [],
  toasts: [],
  log: [],
  active: null,
  lockedByOther: false,
})
