import type { Job, Queue } from '../ports/queue.ts'

type SyncJob = Extract<Job, { readonly step: 'sync-sheet' }>

/** The first wait; it doubles each time, so that the lease of a worker that died (two minutes) is soon over. */
const FIRST_WAIT_S = 15
/** The longest that SQS keeps a message back. */
const LONGEST_WAIT_S = 900
/** About four hours of waiting; then the message's own tries begin, and it is set aside like any that fails. */
export const MOST_RETURNS = 20

/**
 * Puts a job that found its sheet, or Google, busy into the queue anew, to come back soon. Left to its message it
 * would stay hidden for many timeouts, and five such returns would set it aside though nothing failed.
 *
 * @returns what becomes of the message that brought it
 */
export async function comeBack(queue: Queue, job: SyncJob): Promise<'done' | 'retry'> {
  const { spreadsheetId, arrivedAt, again = 0 } = job
  if (again >= MOST_RETURNS) return 'retry'
  const wait = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** again)
  await queue.put([{ step: 'sync-sheet', spreadsheetId, arrivedAt, again: again + 1 }], wait)
  return 'done'
}
