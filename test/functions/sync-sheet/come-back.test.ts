import { expect, it } from 'vitest'
import type { Job } from '../../../functions/ports/queue.ts'
import { comeBack } from '../../../functions/sync-sheet/come-back.ts'

it('a sheet that is busy comes back after 15 seconds, then later and later, and is given up after hours, not minutes', async () => {
  const first: Extract<Job, { step: 'sync-sheet' }> = { step: 'sync-sheet', spreadsheetId: 'a', arrivedAt: 7 }
  const put: { jobs: readonly Job[]; afterSeconds: number | undefined }[] = []
  const queue = {
    put: async (jobs: readonly Job[], afterSeconds?: number) => void put.push({ jobs, afterSeconds }),
  }
  let job = first
  let returns = 0
  while ((await comeBack(queue, job)) === 'done') {
    returns++
    const [next] = put.at(-1)?.jobs ?? []
    if (next?.step !== 'sync-sheet') throw new Error('another step was asked for')
    job = next
  }
  const waits = put.map(({ afterSeconds }) => afterSeconds ?? 0)
  expect(waits.slice(0, 8)).toEqual([15, 30, 60, 120, 240, 480, 900, 900])
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(3 * 3600)
  expect(job).toEqual({ ...first, again: returns })
})
