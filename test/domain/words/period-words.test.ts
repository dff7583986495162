import { expect, it } from 'vitest'
import {
  OWN_MOVEMENT,
  periodBrief,
  periodInSentence,
  periodWords,
} from '../../../domain/words/period-words.ts'

it.each([
  ['2024', 'Năm 2024', '2024'],
  ['2024-Q1', 'Quý I/2024', 'Quarter 1 of 2024'],
  ['2024-Q2', 'Quý II/2024', 'Quarter 2 of 2024'],
  ['2024-Q3', 'Quý III/2024', 'Quarter 3 of 2024'],
  ['2024-Q4', 'Quý IV/2024', 'Quarter 4 of 2024'],
  ['2024-02', 'Tháng 2/2024', 'Month 2 of 2024'],
  ['2024-12', 'Tháng 12/2024', 'Month 12 of 2024'],
  // Ids of another form are their own names.
  ['2024-Q5', '2024-Q5', '2024-Q5'],
  ['2024-02-14', '2024-02-14', '2024-02-14'],
  ['2022-2025', '2022-2025', '2022-2025'],
  ['dot-1', 'dot-1', 'dot-1'],
])('the period %s is called %s', (id, vi, en) => {
  expect(periodWords(id)).toEqual({ vi, en })
})

it("a unit's own movement has words in both languages", () => {
  expect(OWN_MOVEMENT).toEqual({ vi: 'Khác (tự phát động)', en: "Other (the unit's own)" })
})

it.each([
  ['2024', 'năm 2024', '2024'],
  ['2024-Q4', 'quý IV/2024', 'quý IV/2024'],
  ['2024-2025', 'kỳ 2024-2025', 'kỳ 2024-2025'],
])('inside a sentence and in a subject %s is %s, %s', (id, sentence, brief) => {
  expect([periodInSentence(id).vi, periodBrief(id).vi]).toEqual([sentence, brief])
  expect(periodInSentence(id).en).toBe(periodWords(id).en)
})
