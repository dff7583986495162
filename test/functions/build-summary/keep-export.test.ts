import { expect, it } from 'vitest'
import type { AttachedFile } from '../../../domain/plan/plan.ts'
import { keepExport } from '../../../functions/build-summary/keep-export.ts'
import {
  type SummaryExport,
  summaryContentFact,
  summaryExportFact,
  summaryFact,
} from '../../../functions/summary-fact.ts'
import { memoryDocuments, memoryFacts } from '../../support/memory-ports.ts'
import { SAMPLE_CYCLE } from '../../support/sample-form.ts'
import { samplePlan, smallCampaign } from '../../support/sample-plan.ts'

const CYCLE = SAMPLE_CYCLE.id

/** A built summary, whose export is its content; counts the exports. */
async function desk(attach: readonly AttachedFile[], content: string | null = 'first') {
  const recipient = {
    id: 'r',
    title: { vi: 'Văn phòng', en: 'Office' },
    email: 'x@example.vn',
    inCharge: null,
    attach,
  }
  const campaign = smallCampaign(samplePlan({ recipients: [recipient] }))
  const facts = memoryFacts()
  const said = { content }
  const deps = {
    facts,
    documents: memoryDocuments(),
    exports: [] as string[],
    files: {
      exportWorkbook: async (id: string) => {
        deps.exports.push(id)
        return new TextEncoder().encode(`${id} ${said.content}`)
      },
    },
  }
  await facts.set(summaryFact('p', CYCLE), 'file-1')
  const say = async (what: string): Promise<void> => {
    said.content = what
    await facts.set(summaryContentFact('p', CYCLE), what)
  }
  if (content !== null) await say(content)
  const kept = async (): Promise<string | null> => {
    const fact = await facts.get(summaryExportFact('p', CYCLE))
    if (fact === null) return null
    const { hash, bytes } = JSON.parse(fact) as SummaryExport
    const found = await deps.documents.get(hash)
    expect(found?.length).toBe(bytes)
    return new TextDecoder().decode(found ?? undefined)
  }
  return { deps, say, kept, keep: (day = 0) => keepExport(deps, campaign, SAMPLE_CYCLE, day * 86_400_000) }
}

it('keeps a summary once, and again when it says something else', async () => {
  const { deps, say, kept, keep } = await desk(['report', 'summary'])
  await keep()
  await keep()
  expect(await kept()).toBe('file-1 first')
  await say('second')
  await keep()
  expect(await kept()).toBe('file-1 second')
  expect(deps.exports).toEqual(['file-1', 'file-1'])
})

it.each([
  ['nobody gets it', ['report'] as const, 'first'],
  ['it was not written yet', ['summary'] as const, null],
])('exports nothing where %s', async (_, attach, content) => {
  const { deps, kept, keep } = await desk(attach, content)
  await keep()
  expect([deps.exports, await kept()]).toEqual([[], null])
})

it('keeps it again before documents of a year ago are gone, and one of which nobody noted since when', async () => {
  const { deps, kept, keep } = await desk(['summary'])
  for (const day of [1, 300, 301, 302, 601]) await keep(day)
  expect(deps.exports).toHaveLength(3)
  const name = summaryExportFact('p', CYCLE)
  const { at, ...before } = JSON.parse((await deps.facts.get(name)) ?? '') as SummaryExport
  expect(at).toBe(601 * 86_400_000)
  await deps.facts.set(name, JSON.stringify(before))
  await keep(602)
  expect(deps.exports).toHaveLength(4)
  expect(await kept()).toBe('file-1 first')
})
