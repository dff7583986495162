import { type Finding, finding } from '../finding.ts'

/** What the cloud says of its own running. */
export interface CloudFacts {
  readonly openAlarms: readonly string[]
  /** Beats of each tick within the longest silence that is no alarm. */
  readonly ticks: readonly { readonly tick: string; readonly withinMinutes: number; readonly beats: number }[]
  readonly dead: readonly { readonly step: string; readonly count: number }[]
}

/** Alarms that are open, ticks that fell silent, jobs that were given up. */
export const cloudFindings = ({ openAlarms, ticks, dead }: CloudFacts): readonly Finding[] => [
  ...openAlarms.map((name) => finding('ALARM-OPEN', { name })),
  ...ticks
    .filter(({ beats }) => beats === 0)
    .map(({ tick, withinMinutes }) => finding('TICK-STALE', { tick, minutes: withinMinutes })),
  ...dead.filter(({ count }) => count > 0).map(({ step, count }) => finding('DEAD-JOBS', { step, count })),
]
