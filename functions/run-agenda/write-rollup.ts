import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { letterKey } from '../../domain/agenda/letter-key.ts'
import type { Campaign, Recipient } from '../../domain/plan/plan.ts'
import { changesSince, rollUpDigest } from '../../domain/rollup/changes.ts'
import { NOTICE_WORDS } from '../../domain/words/notice-words.ts'
import { cycleFigures } from '../cycle-figures.ts'
import type { Chart } from '../mails/charts/chart.ts'
import { rollupCharts } from '../mails/rollup-charts.ts'
import { type RollupInput, rollupMail } from '../mails/rollup-mail.ts'
import { type Notes, withNotes } from '../mails/with-notes.ts'
import { unitsWithoutAccount } from '../shared-fact.ts'
import { sharedPeople, sharedPeopleLines } from '../shared-people.ts'
import { newerEdition } from '../snapshots.ts'
import { summaryFact } from '../summary-fact.ts'
import { undelivered, undeliveredLines } from '../undelivered.ts'
import { attachables, attachedTo } from './attached-files.ts'
import { type Remembered, readRemembered, remember } from './remembered.ts'
import type { AgendaDeps, Letter, RollOf } from './run-agenda.ts'

/** The roll-up mail to each of its recipients, with what changed since the mail before. */
export async function writeRollup(
  deps: AgendaDeps,
  roll: RollOf,
  item: AgendaItem,
): Promise<readonly Letter[]> {
  const { campaign, cycle, now } = roll
  const shown = await cycleFigures(deps, campaign, cycle, now)
  const { rollUp: figures, snapshot } = shown
  const last = await readRemembered(deps.facts, item.series)
  const before = last?.itemKey === item.key ? last.before : (last?.digest ?? null)
  const editionBefore = last?.itemKey === item.key ? last.editionBefore : uncorrected(last)
  const changes = before === null ? null : changesSince(before, figures)
  const summaryId = await deps.facts.get(summaryFact(campaign.plan.id, cycle.id))
  const summaryUrl = summaryId === null ? null : deps.linkTo(summaryId)
  const notes = await notesOf(deps, roll, last, editionBefore)
  const charts = await drawCharts(deps, rollupCharts(figures, cycle, campaign.plan.zone, deps.language))
  const readers = readersOf(campaign, item)
  const wanted = readers.flatMap(({ attach }) => attach)
  const files = await attachables(deps, roll, shown, wanted)
  const letters = readers.map((recipient): Letter => {
    const mail = rollupMail({
      campaign,
      cycle,
      rollUp: figures,
      snapshot,
      changes,
      summaryUrl,
      recipient,
      now,
      language: deps.language,
      charts,
      ...attachedTo(recipient.attach, files),
    })
    const reader = { kind: 'recipient', id: recipient.id } as const
    return { reader, to: recipient.email, mail: withNotes(mail, notes) }
  })
  if (last?.itemKey !== item.key || !(await isWritten(deps, item, readers)))
    await remember(deps.facts, item.series, {
      itemKey: item.key,
      asOf: figures.asOf,
      digest: rollUpDigest(figures),
      before,
      edition: snapshot?.number ?? null,
      editionBefore,
      lookedAt: now,
      corrected: false,
    })
  return letters
}

/** What somebody has to look into: letters that did not come, units that cannot open their sheet, people with two units. */
async function forTheOfficer(
  deps: AgendaDeps,
  campaign: RollOf['campaign'],
  cycle: RollOf['cycle'],
): Promise<readonly string[]> {
  const { facts, outbox, people, language } = deps
  const failed = undelivered(campaign, cycle, await outbox.troubles(campaign.plan.id), language)
  const shutOut = await unitsWithoutAccount(facts, campaign, cycle)
  const shared = await sharedPeople(people, campaign, cycle)
  return [...undeliveredLines(failed, shutOut, language), ...sharedPeopleLines(shared, language)]
}

function readersOf({ plan }: Campaign, { of }: AgendaItem): readonly Recipient[] {
  const to = plan.rollups.find(({ id }) => id === of)?.to ?? []
  return plan.recipients.filter(({ id }) => to.includes(id))
}

const uncorrected = (last: Remembered | null): number | null =>
  last === null || last.corrected ? null : last.edition

/** First what the mail before named and is replaced, last what the officer has to look into. */
async function notesOf(
  deps: AgendaDeps,
  roll: RollOf,
  last: Remembered | null,
  edition: number | null,
): Promise<Notes> {
  return {
    top: await supersededLines(deps, roll, last, edition),
    bottom: await forTheOfficer(deps, roll.campaign, roll.cycle),
  }
}

/** That the frozen figures of the mail before have been replaced since, where no correction has said so. */
async function supersededLines(
  deps: AgendaDeps,
  { campaign, cycle }: RollOf,
  last: Remembered | null,
  edition: number | null,
): Promise<readonly string[]> {
  if (edition === null || last?.itemKey.split('/')[1] !== cycle.id) return []
  const newer = await newerEdition(deps, campaign, cycle, edition)
  return newer ? [NOTICE_WORDS[deps.language].correction.editions(edition, newer.number)] : []
}

/** Whether a reader's letter is there already: then what it says is what is remembered, not what stands now. */
async function isWritten({ outbox }: AgendaDeps, item: AgendaItem, readers: readonly Recipient[]) {
  for (const { id } of readers) {
    const key = letterKey({ itemKey: item.key, reader: { kind: 'recipient', id }, edition: 1 })
    if (await outbox.find(key)) return true
  }
  return false
}

/** Pictures of the charts, kept among the documents: every reader's mail shows the same ones. */
async function drawCharts(
  { pictures, documents }: AgendaDeps,
  charts: readonly Chart[],
): Promise<RollupInput['charts']> {
  const drawn: RollupInput['charts'][number][] = []
  for (const { name, svg, alt } of charts) {
    const hash = await documents.put(await pictures.png(svg))
    drawn.push({ file: { name: `${name}.png`, type: 'image/png', hash, cid: `${name}@rollcall` }, alt })
  }
  return drawn
}
