import { html, raw } from 'hono/html'
import type { Language } from '../domain/plan/plan.ts'

/** One thing that a person can open: a file under the results folder. */
export interface PageLink {
  readonly href: string
  readonly title: string
  readonly note: string
}

/** What the index page shows; every text is plain and is escaped on the page. */
export interface PageContent {
  readonly language: Language
  readonly title: string
  readonly asOf: string
  readonly figures: readonly { readonly label: string; readonly value: string }[]
  readonly units: readonly PageUnit[]
  /** What leadership opens: the summary, the report and its list. */
  readonly documents: readonly PageLink[]
  readonly mails: readonly PageLink[]
  /** Mails that did not come, in lines for an officer; none: all is well. */
  readonly undelivered: readonly string[]
  /** How many people which units seem to share, in lines for an officer; none: nobody. */
  readonly shared: readonly string[]
}

export interface PageUnit {
  readonly name: string
  readonly need: string
  readonly have: number
  readonly errors: number
  readonly state: string
  readonly tone: 'good' | 'wait' | 'bad' | 'none'
  readonly file: string | null
}

const WORDS = {
  vi: {
    documents: 'Tổng hợp, báo cáo',
    units: 'Các đơn vị',
    mails: 'Thư đã gửi',
    columns: ['Đơn vị', 'Cần', 'Có', 'Dòng lỗi', 'Kết quả', 'Bảng trả lại'],
    open: 'Mở',
    none: 'Chưa có thư nào.',
    asOf: 'Số liệu tính đến',
  },
  en: {
    documents: 'Summary and report',
    units: 'The units',
    mails: 'Mails sent',
    columns: ['Unit', 'Need', 'Have', 'Error rows', 'State', 'Returned sheet'],
    open: 'Open',
    none: 'No mails yet.',
    asOf: 'Figures as of',
  },
} as const

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2733; --dim: #5c6b7a; --line: #d9e0e7; --paper: #fff; --wash: #f4f7fa;
  --good: #146c43; --wait: #8a5a00; --bad: #a61b29; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9fb0c0; --line: #2d3947; --paper: #12181f;
  --wash: #1a222b; --good: #75d3a4; --wait: #f0c36d; --bad: #ff9aa2; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; } .dim { color: var(--dim); margin: .25rem 0 0; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.figures li { background: var(--wash); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; min-width: 8rem; }
.figures .bare { background: none; border: none; padding: 0; }
.figures b { display: block; font-size: 1.5rem; line-height: 1.2; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--dim); font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .wait { color: var(--wait); } .bad { color: var(--bad); }
a { color: inherit; } .button { display: inline-block; padding: .5rem 1rem; border: 1px solid currentColor; border-radius: .5rem; text-decoration: none; }
ul.mails { padding-left: 1.2rem; }
`

/** The operator's page: where every unit stands, and links to the sheets and mails. Returns HTML. */
export function indexPage(page: PageContent): string {
  const words = WORDS[page.language]
  return String(html`<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title}</title><style>${raw(STYLE)}</style></head>
<body>
<header><h1>${page.title}</h1><p class="dim">${words.asOf} ${page.asOf}</p></header>
<ul class="figures">${page.figures.map(({ label, value }) => html`<li><b>${value}</b>${label}</li>`)}</ul>
<h2>${words.documents}</h2><ul class="figures">${page.documents.map(({ href, title, note }) => html`<li class="bare"><a class="button" href="${href}">${title}</a> <span class="dim">${note}</span></li>`)}</ul>
<h2>${words.units}</h2>
<div class="scroll"><table><thead><tr>${words.columns.map((title, i) => html`<th scope="col" class="${i >= 1 && i <= 3 ? 'n' : ''}">${title}</th>`)}</tr></thead>
<tbody>${page.units.map((unit) => unitRow(unit, words.open))}</tbody></table></div>
${page.shared.map((line) => html`<p class="wait">${line}</p>`)}
<h2>${words.mails}</h2>
${page.undelivered.map((line) => html`<p class="bad">${line}</p>`)}
${page.mails.length === 0 ? html`<p class="dim">${words.none}</p>` : html`<ul class="mails">${page.mails.map((mail) => html`<li><a href="${mail.href}">${mail.title}</a> <span class="dim">${mail.note}</span></li>`)}</ul>`}
</body></html>
`)
}

const unitRow = (unit: PageUnit, open: string) => html`<tr>
<td>${unit.name}</td><td class="n">${unit.need}</td><td class="n">${unit.have}</td><td class="n">${unit.errors === 0 ? '' : unit.errors}</td>
<td class="${unit.tone}">${unit.state}</td><td>${unit.file === null ? '' : html`<a href="${unit.file}">${open}</a>`}</td></tr>`
