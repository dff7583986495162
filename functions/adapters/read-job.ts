import * as z from 'zod'
import type { Job } from '../ports/queue.ts'

/** A job as it lies in a queue. A message may have been put by a person or an older version: it is believed only so. */
const JobSchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('sync-sheet'),
    spreadsheetId: z.string().min(1),
    arrivedAt: z.number().int().nullable(),
    again: z.number().int().positive().optional(),
  }),
  z.object({ step: z.literal('send-mail'), key: z.string().min(1) }),
  z.object({
    step: z.literal('provision-sheets'),
    planId: z.string().min(1),
    cycleId: z.string().min(1),
    unitId: z.string().min(1),
    isSeated: z.boolean(),
  }),
]) satisfies z.ZodType<Job>

/** Takes the jobs of one step; gives null for anything else. */
export const jobIn =
  <S extends Job['step']>(step: S) =>
  (value: unknown): Extract<Job, { readonly step: S }> | null => {
    const read = JobSchema.safeParse(value)
    return read.success && isOf(read.data, step) ? read.data : null
  }

/** The same from the bodies of messages. */
export const jobsOf =
  <S extends Job['step']>(step: S) =>
  (body: string): Extract<Job, { readonly step: S }> | null =>
    jobIn(step)(parse(body))

const isOf = <S extends Job['step']>(job: Job, step: S): job is Extract<Job, { readonly step: S }> =>
  job.step === step

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
