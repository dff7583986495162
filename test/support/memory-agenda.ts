import type { Campaign, Instant } from '../../domain/plan/plan.ts'
import {
  memoryDocuments,
  memoryFacts,
  memoryLedger,
  memoryOutbox,
  memoryPapers,
  memoryPeople,
  memoryPictures,
  memoryQueue,
  memoryReports,
} from './memory-ports.ts'

/** All that the agenda asks of the world, in memory, for one campaign; the clock stands where it is put. */
export function memoryAgenda(campaign: Campaign, begun: Instant) {
  const clock = { at: begun, now: () => clock.at }
  return {
    campaigns: {
      find: async (id: string) => (id === campaign.plan.id ? campaign : null),
      all: async () => [campaign],
    },
    reports: memoryReports(),
    people: memoryPeople(),
    ledger: memoryLedger(),
    outbox: memoryOutbox(),
    queue: memoryQueue(),
    facts: memoryFacts(),
    documents: memoryDocuments(),
    pictures: memoryPictures(),
    papers: memoryPapers(),
    clock,
    language: 'vi' as const,
    linkTo: (id: string) => `https://example.vn/${id}`,
  }
}
