import about from '../package.json' with { type: 'json' }

/** Rollcall's version, as its package says. */
export const VERSION: string = about.version
