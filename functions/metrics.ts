import type { TickName } from './steps.ts'

export const NAMESPACE = 'Rollcall'

/** What is measured. None of it says anything about a person, a unit or a sheet. */
export interface Measured {
  /** A tick did its work to the end; its silence is an alarm. */
  readonly Heartbeat: { readonly tick: TickName }
  /** How long the oldest mail that still waits has waited. */
  readonly OldestMailSeconds: object
  /** Mails of which nobody knows whether they left. */
  readonly UnknownMails: object
}

const UNITS: Readonly<Record<keyof Measured, string>> = {
  Heartbeat: 'Count',
  OldestMailSeconds: 'Seconds',
  UnknownMails: 'Count',
}

/**
 * One measurement as a line for the log, in CloudWatch's embedded metric format
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 * Dimensions are the installation ("prod") and, of a heartbeat, the tick.
 */
export function metricLine<Name extends keyof Measured>(
  installation: string,
  name: Name,
  value: number,
  of: Measured[Name],
  at: number,
): string {
  const dimensions: Readonly<Record<string, string>> =
    'tick' in of ? { Installation: installation, Tick: String(of.tick) } : { Installation: installation }
  return JSON.stringify({
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: [{ Name: name, Unit: UNITS[name] }],
        },
      ],
    },
    ...dimensions,
    [name]: value,
  })
}
