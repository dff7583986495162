import { expect, it } from 'vitest'
import { answerPoke, type PokeDeps } from '../../../functions/answer-poke/answer-poke.ts'
import { memoryReports, memoryTokens } from '../../support/memory-ports.ts'

/** What a poke is judged by before anything is looked up: everything else would explode. */
const door = {
  tokens: memoryTokens({ clerk: 'a@example.vn' }),
  reports: memoryReports(),
} as unknown as PokeDeps
const bodyOf = (length: number): string => {
  const bare = JSON.stringify({ spreadsheetId: '' }).length
  return JSON.stringify({ spreadsheetId: 'x'.repeat(length - bare) })
}

it.each([
  ['the longest id', JSON.stringify({ spreadsheetId: 'x'.repeat(128) }), 403],
  ['an id too long', JSON.stringify({ spreadsheetId: 'x'.repeat(129) }), 400],
  ['the shortest id', JSON.stringify({ spreadsheetId: 'x'.repeat(10) }), 403],
  ['an id too short', JSON.stringify({ spreadsheetId: 'x'.repeat(9) }), 400],
  ['1024 characters', bodyOf(1024), 400],
  ['1025 characters', bodyOf(1025), 413],
])('a poke of %s is answered with its own status', async (_, body, status) => {
  expect(await answerPoke(door, { authorization: 'Bearer clerk', body })).toMatchObject({ status })
})
