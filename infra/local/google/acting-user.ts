import { AsyncLocalStorage } from 'node:async_hooks'

/** For whom the present request is carried out; nobody's while a sheet's own script runs. */
const acting = new AsyncLocalStorage<string>()

/** Carries out a request in somebody's name. */
export const asUser = <T>(email: string, work: () => T): T => acting.run(email, work)

export const actingUser = (): string | undefined => acting.getStore()
