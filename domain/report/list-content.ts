import type { Cell } from '../sheet/grid.ts'
import { dayOf } from '../time/days.ts'
import { REPORT_WORDS } from '../words/report-words.ts'
import type { ReportInput } from './facts.ts'
import { issuerOf } from './issuer.ts'
import { columnsOf, type OfficialDocument } from './official-document.ts'
import { periodOf } from './report-content.ts'

/**
 * The list that goes with the report: who is put forward to the level above. Of each row only the name, kind,
 * unit and field are printed, whatever else stands in it.
 */
export function listContent(
  input: Omit<ReportInput, 'narratives'>,
  forwarded: readonly (readonly Cell[])[],
): OfficialDocument {
  const { campaign, rollUp, language } = input
  const { list, appendix, figure } = REPORT_WORDS[language]
  const issuer = issuerOf(campaign.plan, language)
  const day = dayOf(rollUp.asOf, campaign.plan.zone)
  const rows = forwarded.map((row, i) => [String(i + 1), ...PRINTED.map((cell) => String(row[cell] ?? ''))])
  const table = { columns: columnsOf(list.headers, [12, 50, 22, 50, 31], [1, 3]), rows, total: null }
  return {
    language,
    day,
    head: null,
    kind: list.kind,
    summary: list.summary(recipientOf(input), periodOf(input)),
    note: appendix.note(issuer.symbol, day, issuer.short),
    blocks: rows.length > 0 ? [{ kind: 'table', table }] : [{ kind: 'text', text: list.none }],
    closing: list.count(figure(rows.length)),
    recipients: null,
    signature: null,
    appendices: [],
  }
}

/** Name, kind, unit, field. */
const PRINTED = [0, 1, 2, 3]

/** To whom the plan's forward rule puts rows forward. */
function recipientOf({ campaign, language }: Pick<ReportInput, 'campaign' | 'language'>): string {
  const { plan } = campaign
  const to = plan.rules.flatMap(({ check }) => check).find((check) => check.kind === 'forward')
  const recipient = plan.recipients.find(({ id }) => to?.kind === 'forward' && id === to.to)
  return recipient?.title[language] ?? REPORT_WORDS[language].list.above
}
