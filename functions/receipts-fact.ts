/** Under which name the moment is remembered at which a unit last submitted something in a cycle. */
export const receiptsDueFact = (planId: string, cycleId: string): string =>
  `receipts/${planId}/${cycleId}/due`

/** Under which name it is remembered of which of those moments nothing is left to be told. */
export const receiptsDoneFact = (planId: string, cycleId: string): string =>
  `receipts/${planId}/${cycleId}/done`

/** Under which name is remembered what each unit was last told of its submission. */
export const receiptsToldFact = (planId: string, cycleId: string): string =>
  `receipts/${planId}/${cycleId}/told`
