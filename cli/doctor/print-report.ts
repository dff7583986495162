import type { Language } from '../../domain/plan/plan.ts'
import { type Area, DOCTOR_WORDS, describeFinding } from './doctor-words.ts'
import { FINDINGS, type Finding, type FindingLevel } from './finding.ts'

/** What was found in one area; an empty list: it was looked at and is good. */
export interface AreaReport {
  readonly area: Area
  readonly findings: readonly Finding[]
}

/**
 * Prints what was found, area by area. Gives the exit code: 1 when something is wrong.
 *
 * @param place what was looked at: a folder, or an environment of the cloud
 */
export function printReport(
  reports: readonly AreaReport[],
  place: string,
  language: Language,
  out: Pick<NodeJS.WriteStream, 'write'>,
): number {
  const words = DOCTOR_WORDS[language]
  const lines = reports.flatMap((report) => areaLines(report, language))
  const all = reports.flatMap(({ findings }) => findings)
  const count = (level: FindingLevel): number => all.filter(({ code }) => FINDINGS[code] === level).length
  out.write(
    `${[words.title(place), '', ...lines, '', words.closing(count('wrong'), count('warning'))].join('\n')}\n`,
  )
  return count('wrong') > 0 ? 1 : 0
}

const SIGNS: Readonly<Record<FindingLevel, string>> = { wrong: '✗', warning: '!', note: '·' }

function areaLines({ area, findings }: AreaReport, language: Language): readonly string[] {
  const words = DOCTOR_WORDS[language]
  const title = words.areas[area]
  if (findings.length === 0) return [`✓ ${title}: ${words.good}`]
  const said = findings.flatMap((found) => {
    const { what, why, mend } = describeFinding(found, language)
    const level = FINDINGS[found.code]
    return [
      `  ${SIGNS[level]} ${words.level[level]} ${found.code}: ${what}`,
      `      ${words.why}: ${why}`,
      `      ${words.mend}: ${mend}`,
    ]
  })
  return [`  ${title}`, ...said]
}
