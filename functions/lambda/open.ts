import { SSMClient } from '@aws-sdk/client-ssm'
import { readSettings } from '../adapters/ssm-settings.ts'
import { type Config, readEnvironment } from '../config.ts'
import type { Facts } from '../ports/reports.ts'
import { claimSchema, STORED_SCHEMA } from '../stored-schema.ts'
import { configOf } from './config-of.ts'
import { SayableError } from './log.ts'

/** What a step works with; `close` ends its connections. */
export interface Opened {
  close(): void
}

/** So long settings are believed before they are read again: an office that changes one need not deploy. */
const KEEP_MS = 15 * 60_000

/**
 * Opens what a step needs at its first event and keeps it for those that follow: connections are used again.
 * After a quarter of an hour, and after an opening that failed, it is opened anew. Each opening looks whether a
 * newer version has written into the tables, and then refuses to work on them.
 */
export function kept<T extends Opened & { readonly facts: Facts }>(
  open: (config: Config) => T,
): () => Promise<T> {
  let opened: { readonly at: number; readonly services: T } | null = null
  return async () => {
    if (opened && Date.now() - opened.at < KEEP_MS) return opened.services
    opened?.services.close()
    opened = null
    const services = open(await configWithSettings())
    try {
      await claimTables(services)
    } catch (error) {
      services.close()
      throw error
    }
    opened = { at: Date.now(), services }
    return services
  }
}

async function claimTables({ facts }: { readonly facts: Facts }): Promise<void> {
  const newer = await claimSchema(facts)
  if (newer !== null)
    throw new SayableError(`the tables are of shape ${newer}; this version knows ${STORED_SCHEMA}`)
}

/** The environment, overridden by the settings in SSM where the environment says where they stand. */
async function configWithSettings(): Promise<Config> {
  const environment = readEnvironment()
  const { settingsPath, ssmEndpoint, region, credentials } = configOf(environment)
  if (settingsPath === undefined) return configOf(environment)
  const client = new SSMClient({ region, credentials, ...(ssmEndpoint ? { endpoint: ssmEndpoint } : {}) })
  try {
    return configOf({ ...environment, ...(await readSettings(client, settingsPath)) })
  } finally {
    client.destroy()
  }
}

/** One `close` for several services. */
export const closeAll = (...services: readonly Opened[]): Opened => ({
  close() {
    for (const service of services) service.close()
  },
})
