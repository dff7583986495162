import { InvalidArgumentError } from 'commander'
import { isRealDay } from '../../domain/time/days.ts'
import type { Takes } from './usage-words.ts'

/** Takes what is typed after an option if it is right; tell-trouble.ts says what would be. */
const refusing =
  (takes: Takes, isRight: (text: string) => boolean) =>
  (text: string): string => {
    if (isRight(text)) return text
    throw new InvalidArgumentError(takes)
  }

export const aDay = refusing('day', isRealDay)

export const aPort = refusing('port', (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535)

/** "aws", or the address of an endpoint. */
export const aTablesAddress = refusing(
  'tables-at',
  (text) => text === 'aws' || (/^https?:\/\//.test(text) && URL.canParse(text)),
)
