import type { Sheets } from '../ports/sheets.ts'

/** Sheets over several accounts in turn: each has a quota of its own. All of them must see all files. */
export function spreadSheets(accounts: readonly Sheets[]): Sheets {
  let turn = 0
  const next = (): Sheets => {
    const account = accounts[turn++ % accounts.length]
    if (!account) throw new Error('there is no account')
    return account
  }
  return {
    describe: (...args) => next().describe(...args),
    look: (...args) => next().look(...args),
    read: (...args) => next().read(...args),
    fill: (...args) => next().fill(...args),
    write: (...args) => next().write(...args),
  }
}
