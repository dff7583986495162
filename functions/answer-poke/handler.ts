import { randomUUID } from 'node:crypto'
import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createIdentityTokens } from '../adapters/identity-tokens.ts'
import { connectChecks } from '../adapters/lambda-checks.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import { readEnvironment } from '../config.ts'
import { configOf } from '../lambda/config-of.ts'
import { log } from '../lambda/log.ts'
import { type HttpAnswer, type HttpEvent, onPost } from '../lambda/on-post.ts'
import { answerPoke } from './answer-poke.ts'
import { inTurn } from './in-turn.ts'

/**
 * A clerk who waits longer would rather be told that it goes on by itself. Well below the time of this function
 * (functions/steps.ts), and that below the 30 seconds of an HTTP API.
 */
const WITHIN_MS = 15_000

/** Opened while the function starts, before a clerk waits; its environment is all it needs. */
const config = configOf(readEnvironment())
const services = {
  ...connectTables(config),
  ...connectQueue(config),
  campaigns: createPackedCampaigns(config.campaignsFile),
  tokens: createIdentityTokens(config.identity),
}
const checks = connectChecks(config, {
  withinMs: WITHIN_MS,
  tell: (why) => log({ step: 'answer-poke', outcome: 'left-to-queue', why }),
})

export const handler: (event: HttpEvent) => Promise<HttpAnswer> = onPost('answer-poke', (request) => {
  const deps = { ...services, clock: { now: () => request.receivedAt } }
  const turn = { ...deps, holder: randomUUID(), turnMs: WITHIN_MS + 5_000 }
  return answerPoke({ ...deps, checks: inTurn(turn, checks) }, request)
})
