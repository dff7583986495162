/** Under which name the id of a cycle's summary spreadsheet is remembered. */
export const summaryFact = (planId: string, cycleId: string): string => `summary/${planId}/${cycleId}/file`
