import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { letterKey } from '../../domain/agenda/letter-key.ts'
import type { Recipient } from '../../domain/plan/plan.ts'
import { changesSince, rollUpDigest } from '../../domain/rollup/changes.ts'
import { cycleFigures } from '../cycle-figures.ts'
import type { Chart } from '../mails/charts/chart.ts'
import { rollupCharts } from '../mails/rollup-charts.ts'
import { type RollupInput, rollupMail } from '../mails/rollup-mail.ts'
import { withNotes } from '../mails/with-notes.ts'
import { unitsWithoutAccount } from '../shared-fact.ts'
import { sharedPeople, sharedPeopleLines } from '../shared-people.ts'
import { summaryFact } from '../summary-fact.ts'
import { undelivered, undeliveredLines } from '../undelivered.ts'
import { attachables, attachedTo } from './attached-files.ts'
import { readRemembered, remember } from './remembered.ts'
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
  const changes = before === null ? null : changesSince(before, figures)
  const summaryId = await deps.facts.get(summaryFact(campaign.plan.id, cycle.id))
  const summaryUrl = summaryId === null ? null : deps.linkTo(summaryId)
  const bottom = await forTheOfficer(deps, campaign, cycle)
  const charts = await drawCharts(deps, rollupCharts(figures, cycle, campaign.plan.zone, deps.language))
  const to = campaign.plan.rollups.find(({ id }) => id === item.of)?.to ?? []
  const readers = campaign.plan.recipients.filter(({ id }) => to.includes(id))
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
    return { reader, to: recipient.email, mail: withNotes(mail, { bottom }) }
  })
  if (last?.itemKey !== item.key || !(await isWritten(deps, item, readers)))
    await remember(deps.facts, item.series, {
      itemKey: item.key,
      asOf: figures.asOf,
      digest: rollUpDigest(figures),
      before,
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
