import { describe, expect, it } from 'vitest'
import type { Job, Queue } from '../../../functions/ports/queue.ts'

/** A queue with its workers, however they are started; each step's jobs are tried `attempts` times. */
export interface WorkedQueue extends Queue {
  /** Works until nothing is left; gives the jobs that failed too often. */
  drain(): Promise<readonly Job[]>
}

export type OpenQueue = (
  attempts: number,
  work: (job: Job) => Promise<'done' | 'retry'>,
) => Promise<WorkedQueue>

const sync = (spreadsheetId: string): Job => ({ step: 'sync-sheet', spreadsheetId, arrivedAt: 7 })
const mail = (key: string): Job => ({ step: 'send-mail', key })

/** The promises of a queue, for any implementation. */
export function describeQueue(name: string, open: OpenQueue): void {
  describe(name, () => {
    it('brings every job to its worker as it was put, each at least once', async () => {
      const seen: Job[] = []
      const queue = await open(5, async (job) => {
        seen.push(job)
        return 'done'
      })
      const jobs = [...Array.from({ length: 23 }, (_, at) => sync(`sheet-${at}`)), mail('plan/thư số 1')]
      await queue.put(jobs)
      await queue.put([])
      expect(await queue.drain()).toEqual([])
      for (const job of jobs) expect(seen).toContainEqual(job)
      expect(await queue.drain()).toEqual([])
    })

    it('brings a job again that failed, sets aside what keeps failing, and does its neighbours', async () => {
      const tries = new Map<string, number>()
      const queue = await open(3, async (job) => {
        const id = job.step === 'sync-sheet' ? job.spreadsheetId : ''
        const count = (tries.get(id) ?? 0) + 1
        tries.set(id, count)
        if (id === 'poison') throw new Error('no')
        return id === 'slow' && count < 3 ? 'retry' : 'done'
      })
      await queue.put(['poison', 'slow', 'good'].map(sync))
      expect(await queue.drain()).toEqual([sync('poison')])
      expect(Object.fromEntries(tries)).toEqual({ poison: 3, slow: 3, good: 1 })
    })

    it('takes jobs that a job asks for', async () => {
      const steps: string[] = []
      const queue = await open(3, async (job) => {
        if (job.step === 'sync-sheet') await queue.put([mail('m')])
        steps.push(job.step)
        return 'done'
      })
      await queue.put([sync('a')])
      await queue.drain()
      expect(steps.toSorted()).toEqual(['send-mail', 'sync-sheet'])
    })

    it('refuses a job that nobody would do', async () => {
      const queue = await open(3, async () => 'done')
      const job = {
        step: 'provision-sheets',
        planId: 'p',
        cycleId: 'c',
        unitId: 'u',
        isSeated: false,
      } as const
      await expect(queue.put([job])).rejects.toThrow('there is no queue for provision-sheets')
    })
  })
}
