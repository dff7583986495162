import type { Day, Instant } from '../../domain/plan/plan.ts'
import { serialOfDay } from '../../domain/time/serial.ts'

/** An instant as a wall clock of a zone shows it. */
export interface LocalTime {
  readonly day: Day
  /** "08:05". */
  readonly hour: string
  /** Seconds since midnight. */
  readonly seconds: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Intl alone tells the time of a zone inside a spreadsheet's script; the domain's Temporal would be heavy. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

export function localTime(at: Instant, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    hour: `${part('hour')}:${part('minute')}`,
    seconds: Number(part('hour')) * 3600 + Number(part('minute')) * 60 + Number(part('second')),
  }
}

/** The number by which a spreadsheet of that zone keeps the instant: whole days, and the hours as a fraction. */
export function serialOf(at: Instant, zone: string): number {
  const { day, seconds } = localTime(at, zone)
  return serialOfDay(day) + seconds / 86_400
}
