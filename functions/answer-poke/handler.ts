import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createIdentityTokens } from '../adapters/identity-tokens.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import { readEnvironment } from '../config.ts'
import { configOf } from '../lambda/config-of.ts'
import { type HttpAnswer, type HttpEvent, onPost } from '../lambda/on-post.ts'
import { answerPoke } from './answer-poke.ts'

/** Opened while the function starts, before a clerk waits; its environment is all it needs. */
const config = configOf(readEnvironment())
const services = {
  ...connectTables(config),
  ...connectQueue(config),
  campaigns: createPackedCampaigns(config.campaignsFile),
  tokens: createIdentityTokens(config.identity),
  checkNow: async () => null,
}

export const handler: (event: HttpEvent) => Promise<HttpAnswer> = onPost('answer-poke', (request) =>
  answerPoke({ ...services, clock: { now: () => request.receivedAt } }, request),
)
