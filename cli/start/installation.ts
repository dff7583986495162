import { join } from 'node:path'
import type { Campaign, Instant, Language } from '../../domain/plan/plan.ts'
import { connect, type Services } from '../../functions/adapters/clients.ts'
import { randomIds } from '../../functions/adapters/random-ids.ts'
import { readConfig } from '../../functions/config.ts'
import type { Campaigns } from '../../functions/ports/campaigns.ts'
import type { Clock, Ids } from '../../functions/ports/clock.ts'
import type { IdentityTokens } from '../../functions/ports/identity-tokens.ts'
import type { Queue } from '../../functions/ports/queue.ts'
import { claimSchema } from '../../functions/stored-schema.ts'
import { virtualClock } from '../../infra/local/clock.ts'
import { lockFolder } from '../../infra/local/lock.ts'
import { takenTags } from '../../infra/local/mail/post-office.ts'
import { startServices } from './embedded-services.ts'
import { settleDoubtfulMails } from './settle-doubtful-mails.ts'
import { type Done, startWorkers } from './workers.ts'

/** Rollcall with its services running on this machine: every port, and a queue that works. */
export interface Installation extends Services {
  readonly language: Language
  readonly campaigns: Campaigns
  readonly clock: Clock
  readonly ids: Ids
  readonly queue: Queue
  readonly tokens: IdentityTokens
  readonly mailFolder: string
  readonly linkTo: (spreadsheetId: string) => string
  /** Where the scripts inside the sheets send their pokes. */
  readonly pokeUrl: string
  /** Works the queue until it is empty and says what was done. */
  drain(onDone?: () => void): Promise<Done>
  end(): Promise<void>
}

export interface InstallationOptions {
  readonly folder: string
  readonly campaigns: readonly Campaign[]
  readonly now: Instant
  readonly language: Language
  /** Where the results are served: links in mails lead there. */
  readonly port: number
  /** What is said of a job that failed; never its content. */
  readonly complain: (line: string) => void
}

/** Why a folder is not opened: another process has it, or a newer version wrote what is in it. */
export type Refusal =
  | { readonly kind: 'locked'; readonly folder: string; readonly pid: number }
  | { readonly kind: 'newer'; readonly schema: string }

/** Opens an installation's folder, unless another process has it open or an older version would misread it. */
export async function openInstallation(
  options: InstallationOptions,
): Promise<
  | { readonly ok: true; readonly installation: Installation }
  | { readonly ok: false; readonly refusal: Refusal }
> {
  const lock = lockFolder(options.folder)
  if (!lock.ok) return { ok: false, refusal: { kind: 'locked', folder: options.folder, pid: lock.pid } }
  const clock = virtualClock(options.now)
  const embedded = await startServices(options.folder, clock.now)
  const read = readConfig(embedded.environment)
  if (!read.ok) throw new Error(`configuration: ${read.faults.join('; ')}`)
  const services = connect(read.config)
  await services.ready()
  const end = async (): Promise<void> => {
    services.close()
    await embedded.close()
    lock.release()
  }
  const schema = await claimSchema(services.facts)
  if (schema !== null) {
    await end()
    return { ok: false, refusal: { kind: 'newer', schema } }
  }
  const base = {
    ...services,
    language: options.language,
    clock,
    ids: randomIds,
    mailFolder: embedded.mailFolder,
    campaigns: campaignsOf(options.campaigns),
    linkTo: (id: string) => `http://127.0.0.1:${options.port}/open/${id}`,
    pokeUrl: `http://127.0.0.1:${options.port}/poke`,
  }
  const proof = { ...base, takenTags: () => takenTags(embedded.mailFolder) }
  for (const { plan } of options.campaigns) await settleDoubtfulMails(proof, plan.id)
  const workers = startWorkers(base, options.campaigns, options.complain, embedded.mailFolder)
  return { ok: true, installation: { ...base, ...workers, end } }
}

function campaignsOf(campaigns: readonly Campaign[]): Campaigns {
  return {
    find: async (planId) => campaigns.find(({ plan }) => plan.id === planId) ?? null,
    all: async () => campaigns,
  }
}

/** Where a folder's results are written. */
export const resultsFolder = (folder: string): string => join(folder, 'out')
