import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { letterKey } from '../../domain/agenda/letter-key.ts'
import type { Campaign, Recipient, Unit } from '../../domain/plan/plan.ts'
import { changesSince, type RollUpDigest, rollUpDigest } from '../../domain/rollup/changes.ts'
import { type RollUp, rollUpOf } from '../../domain/rollup/roll-up.ts'
import { isInCharge } from '../../domain/units/in-charge.ts'
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
import { digestFor } from './in-charge.ts'
import { type Remembered, readRemembered, remember } from './remembered.ts'
import type { AgendaDeps, Letter, RollOf } from './run-agenda.ts'

/**
 * The roll-up mail to each of its recipients, with what changed since the mail before. Who has some units in charge is told
 * of those alone; the officer's list of mails that did not come is for those who see all.
 */
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
  const summaryId = await deps.facts.get(summaryFact(campaign.plan.id, cycle.id))
  const summaryUrl = summaryId === null ? null : deps.linkTo(summaryId)
  const notes = await notesOf(deps, roll, last, editionBefore)
  const readers = readersOf(campaign, item)
  const wanted = readers.flatMap(({ attach }) => attach)
  const files = await attachables(deps, roll, shown, wanted)
  const viewOf = viewsOf(deps, roll, figures, before)
  const letters: Letter[] = []
  for (const recipient of readers) {
    const view = await viewOf(recipient)
    if (view.rollUp.units.length === 0) continue
    const about = { campaign, cycle, snapshot, summaryUrl, recipient, now, language: deps.language }
    const mail = rollupMail({ ...about, ...view, ...attachedTo(recipient.attach, files) })
    const reader = { kind: 'recipient', id: recipient.id } as const
    const theirs = recipient.inCharge ? { ...notes, bottom: [] } : notes
    letters.push({ reader, to: recipient.email, mail: withNotes(mail, theirs) })
  }
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

type View = Pick<RollupInput, 'rollUp' | 'changes' | 'charts'>

/** What a recipient is shown: everything, or his own units. Those who are shown the same get the same pictures. */
function viewsOf(
  deps: AgendaDeps,
  { campaign, cycle }: RollOf,
  figures: RollUp,
  before: RollUpDigest | null,
): (recipient: Recipient) => Promise<View> {
  const known = new Map<string, Promise<View>>()
  const make = async (recipient: Recipient): Promise<View> => {
    const isTheirs = (unit: Unit): boolean => isInCharge(recipient, unit)
    const rollUp = recipient.inCharge ? rollUpOf(campaign, cycle, figures, isTheirs) : figures
    const charts = rollupCharts(rollUp, cycle, campaign.plan.zone, deps.language)
    return {
      rollUp,
      changes: before && changesSince(digestFor(campaign, before, recipient), rollUp),
      charts: await drawCharts(deps, charts),
    }
  }
  return (recipient) => {
    const key = JSON.stringify(recipient.inCharge)
    const view = known.get(key) ?? make(recipient)
    known.set(key, view)
    return view
  }
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
