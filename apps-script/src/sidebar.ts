import type { Day } from '../../domain/plan/plan.ts'
import { serialOfDay } from '../../domain/time/serial.ts'
import { DEADLINE_WORDS } from '../../domain/words/deadline-words.ts'
import { FEEDBACK_WORDS } from '../../domain/words/feedback-words.ts'
import { formatDay } from '../../domain/words/format.ts'
import { SCRIPT_WORDS, type ScriptWords } from '../../domain/words/script-words.ts'
import { type Html, html, page } from './html.ts'
import type { Finding } from './list-findings.ts'
import type { LocalTime } from './local-time.ts'
import type { Checked, Sending } from './poke-answer.ts'
import type { SheetPlan } from './read-plan.ts'

/** A form's tab as it is told in the sidebar. */
export interface TabReport {
  readonly sheetId: number
  /** "Trang F1: Danh sách giới thiệu". */
  readonly title: string
  /** How many rows there are, or why nothing could be checked. */
  readonly summary: string
  /** There are rows, and nothing is wrong with them. */
  readonly allGood: boolean
  readonly meter: readonly string[]
  readonly findings: readonly Finding[]
}

/** More entries than this are no list that a person works through. */
const MOST_FINDINGS = 300

/** What "Xem lỗi" shows: how far the unit is, until when, and each error as a button that leads to its cell. */
export function errorsPage(plan: SheetPlan, tabs: readonly TabReport[], today: Day): string {
  const { language } = plan
  const words = SCRIPT_WORDS[language]
  return page(
    language,
    words.errorsTitle,
    html`${head(plan, words, words.errorsTitle, today)}
${tabs.map((tab) => section(tab, plan, words))}
${JUMP}`,
  )
}

/** What "Kiểm tra & gửi" shows: the receipt, or why there is none. */
export function receiptPage(
  plan: SheetPlan,
  tabs: readonly TabReport[],
  sending: Sending,
  at: LocalTime,
): string {
  const { language } = plan
  const words = SCRIPT_WORDS[language]
  const title = sending.sent ? words.receipt : words.notSent
  const said = sending.sent
    ? [words.sentAt(at.hour, formatDay(at.day, language)), ...afterSending(words, sending.checked)]
    : [words.refused[sending.why], words.afterFailure]
  return page(
    language,
    title,
    html`${head(plan, words, title, at.day)}
<div role="status">${said.map((line) => html`<p>${line}</p>`)}</div>
${tabs.map((tab) => html`<h2>${tab.title}</h2><p>${tab.summary}</p>`)}
<p><button type="button" class="action" onclick="google.script.run.showErrors()">${words.showErrors}</button></p>`,
  )
}

/** What the server found, or that it will look. */
const afterSending = (words: ScriptWords, checked: Checked | null): readonly string[] =>
  checked === null
    ? [words.afterSending]
    : [
        words.checkedNow,
        ...checked.says,
        ...checked.problems.map(({ title, rows }) => words.problem(title, rows)),
      ]

const head = (plan: SheetPlan, words: ScriptWords, title: string, today: Day): Html => html`<h1>${title}</h1>
<p class="unit">${plan.unit.name}</p>
<p>${words.plan(plan.planNumber, plan.cycle.id)}</p>
<p>${deadlineLine(plan, today)}</p>`

/** The day that comes next, else the last one. */
function deadlineLine({ days, cycle, language }: SheetPlan, today: Day): string {
  const day = days.find((one) => one >= today) ?? days.at(-1) ?? cycle.to
  return DEADLINE_WORDS[language](formatDay(day, language), serialOfDay(day) - serialOfDay(today))
}

function section(tab: TabReport, plan: SheetPlan, words: ScriptWords): Html {
  const shown = tab.findings.slice(0, MOST_FINDINGS)
  const rest = tab.findings.length - shown.length
  const levels = FEEDBACK_WORDS[plan.language].level
  return html`<section>
<h2>${tab.title}</h2>
<p>${tab.summary}</p>
${tab.meter.map((line) => html`<p class="note">${line}</p>`)}
${tab.allGood ? html`<p>${words.allGood}</p>` : []}
${shown.length > 0 ? html`<p class="note">${words.clickToGo}</p>` : []}
<ul>
${shown.map((finding) => html`<li>${entry(tab.sheetId, finding, levels[finding.severity])}</li>`)}
</ul>
${rest > 0 ? html`<p>${words.more(rest)}</p>` : []}
<p class="gone" role="alert" hidden>${words.gone}</p>
</section>`
}

const entry = (sheetId: number, finding: Finding, level: string): Html =>
  html`<button type="button" class="finding ${finding.severity}" data-sheet="${sheetId}" data-row="${finding.row + 1}" data-column="${finding.column + 1}"><b>${level}: ${finding.address}${finding.header === '' ? '' : ` - ${finding.header}`}</b>${finding.sentence}</button>`

/** The page's only behaviour: an entry leads to its cell, and says so when the cell is gone. */
const JUMP: Html = {
  markup: `<script>
document.addEventListener('click', function (event) {
  var entry = event.target.closest('button.finding')
  if (!entry) return
  var gone = entry.closest('section').querySelector('.gone')
  google.script.run
    .withSuccessHandler(function (found) { gone.hidden = found !== false })
    .withFailureHandler(function () { gone.hidden = false })
    .jumpTo(Number(entry.dataset.sheet), Number(entry.dataset.row), Number(entry.dataset.column))
})
</script>`,
}
