import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { indexPage, type PageContent, type PageLink, type PageUnit } from '../../console/index-page.ts'
import { unitQuota } from '../../domain/rollup/unit-quota.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import { formatInstant, formatNumber } from '../../domain/words/format.ts'
import { ROLLUP_MAIL_WORDS } from '../../domain/words/rollup-mail-words.ts'
import { DOCUMENTS, writeDocuments } from '../report/write-documents.ts'
import { CLI_WORDS } from '../words.ts'
import type { Installation } from './installation.ts'
import type { Round } from './run-round.ts'
import { stateWords } from './timeline.ts'

export interface Results {
  readonly folder: string
  /** Path within the folder by spreadsheet id. */
  readonly files: ReadonlyMap<string, string>
  readonly places: readonly { readonly label: string; readonly path: string }[]
}

/**
 * Writes what a person can open: the summary and every unit's returned workbook as .xlsx, the report and its
 * list as .docx, every mail as .eml and .html, and an index page. A workbook is written again only if its sheet changed in this round.
 */
export async function writeResults(
  installation: Installation,
  round: Round,
  folder: string,
): Promise<Results> {
  const words = CLI_WORDS[installation.language]
  const paths = {
    summary: join(folder, SUMMARY),
    sheets: join(folder, 'sheets'),
    mails: join(folder, 'mails'),
    page: join(folder, 'index.html'),
  }
  await mkdir(paths.sheets, { recursive: true })
  await mkdir(paths.mails, { recursive: true })
  if (round.summary.written || !existsSync(paths.summary)) {
    await writeWhole(paths.summary, await installation.files.exportWorkbook(round.summary.spreadsheetId))
    await writeDocuments({ ...round, reports: installation.reports, language: installation.language }, folder)
  }
  for (const [unitId, spreadsheetId] of round.sheets) {
    const path = join(paths.sheets, `${unitId}.xlsx`)
    if (round.changedSheets.has(spreadsheetId) || !existsSync(path)) {
      await writeWhole(path, await installation.files.exportWorkbook(spreadsheetId))
    }
  }
  const mails = await writeMails(installation.mailFolder, paths.mails)
  await writeWhole(paths.page, indexPage(pageOf(installation, round, mails)))
  const { where } = words
  const places = [
    { label: where.summary, path: paths.summary },
    { label: where.report, path: join(folder, DOCUMENTS.report) },
    { label: where.sheets, path: paths.sheets },
    { label: where.mails, path: paths.mails },
    { label: where.page, path: paths.page },
  ]
  return { folder, files: filesOf(round), places }
}

const SUMMARY = 'summary.xlsx'

const filesOf = ({ summary, sheets }: Round): ReadonlyMap<string, string> =>
  new Map([
    [summary.spreadsheetId, SUMMARY],
    ...[...sheets].map(([unitId, id]): [string, string] => [id, `sheets/${unitId}.xlsx`]),
  ])

/** A file is there whole or not at all, however the process ends. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.part`, content)
  await rename(`${path}.part`, path)
}

/** Copies each kept mail as it was sent, and its HTML part beside it. */
async function writeMails(from: string, to: string): Promise<readonly PageLink[]> {
  const links: PageLink[] = []
  for (const name of (await readdir(from)).filter((file) => file.endsWith('.eml')).sort()) {
    const bytes = await readFile(join(from, name))
    const mail = await PostalMime.parse(bytes)
    const page = name.replace(/\.eml$/, '.html')
    await writeWhole(join(to, name), bytes)
    await writeWhole(join(to, page), withPictures(mail))
    links.push({
      href: `mails/${page}`,
      title: mail.subject ?? name,
      note: mail.to?.map(({ address }) => address).join(', ') ?? '',
    })
  }
  return links
}

/** The HTML part as a page of its own: the pictures that go with the mail stand in it. */
function withPictures({ html, attachments }: Email): string {
  return attachments.reduce((page, { contentId, mimeType, content }) => {
    const data = Buffer.from(content as ArrayBuffer).toString('base64')
    return contentId
      ? page.replaceAll(`cid:${contentId.slice(1, -1)}`, `data:${mimeType};base64,${data}`)
      : page
  }, html ?? '')
}

function pageOf(installation: Installation, round: Round, mails: readonly PageLink[]): PageContent {
  const { language } = installation
  const words = CLI_WORDS[language]
  const { campaign, cycle, standings, rollUp } = round
  const { figures } = ROLLUP_MAIL_WORDS[language]
  const number = (value: number): string => formatNumber(value, language)
  return {
    language,
    title: `${campaign.plan.issuer[language]} - ${cycle.id}`,
    asOf: formatInstant(round.now, campaign.plan.zone, language),
    figures: [
      { label: figures.met, value: `${number(rollUp.met)}/${number(rollUp.due)}` },
      { label: figures.missing, value: `${number(rollUp.missing)}/${number(rollUp.due)}` },
      { label: figures.counted, value: number(rollUp.counted) },
      { label: figures.errors, value: number(rollUp.errorRows) },
    ],
    units: standings.map((standing) => pageUnit(installation, round, standing)),
    documents: [
      { href: SUMMARY, title: words.where.summary, note: '.xlsx' },
      { href: DOCUMENTS.report, title: words.where.report, note: '.docx' },
      { href: DOCUMENTS.list, title: words.where.list, note: '.docx' },
    ],
    mails,
    undelivered: round.undelivered,
    shared: round.shared,
  }
}

function pageUnit({ language }: Installation, { campaign, sheets }: Round, standing: UnitStanding): PageUnit {
  const quota = unitQuota(standing)
  return {
    name: campaign.units.find(({ id }) => id === standing.unitId)?.name ?? standing.unitId,
    need: String(quota?.min ?? ''),
    have: quota?.have ?? standing.counted,
    errors: standing.errorRows,
    state: stateWords(standing, language),
    tone: toneOf(standing),
    file: sheets.has(standing.unitId) ? `sheets/${standing.unitId}.xlsx` : null,
  }
}

function toneOf({ held, overall }: UnitStanding): PageUnit['tone'] {
  if (held || overall === 'short') return 'bad'
  if (overall === 'not-applicable') return 'none'
  return overall === 'met' || overall === 'over' ? 'good' : 'wait'
}
