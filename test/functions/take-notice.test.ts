import { describe, expect, it } from 'vitest'
import type { Contact } from '../../domain/plan/plan.ts'
import { DAY_MS, type Notice, takeNotice } from '../../functions/take-notice.ts'
import { memoryReports } from '../support/memory-ports.ts'

const notice = (day: string, subjects: readonly string[], role: Contact['role'] = 'clerk'): Notice => ({
  letter: {
    itemKey: `p/2023/reminder/a/${day}`,
    reader: { kind: 'unit', unitId: 'u1', role },
    edition: 1,
  },
  to: 'one@example.vn',
  subjects,
})

describe('the right to tell somebody', () => {
  it('belongs to one letter for 24 hours, and that one may take it again', async () => {
    const reports = memoryReports()
    expect(await takeNotice(reports, notice('2023-12-01', ['R1', 'R2']), 5)).toBe(true)
    expect(await takeNotice(reports, notice('2023-12-01', ['R1', 'R2']), 6)).toBe(true)
    expect(await takeNotice(reports, notice('2023-12-02', ['R2']), 6 + DAY_MS - 1)).toBe(false)
    expect(await takeNotice(reports, notice('2023-12-02', ['R2']), 6 + DAY_MS)).toBe(true)
  })

  it('is all or nothing: what it could not have whole it lets go again', async () => {
    const reports = memoryReports()
    await takeNotice(reports, notice('2023-12-01', ['R2']), 5)
    expect(await takeNotice(reports, notice('2023-12-02', ['R1', 'R2']), 6)).toBe(false)
    expect(await takeNotice(reports, notice('2023-12-03', ['R1']), 7)).toBe(true)
  })

  it('is not let go by another letter of the same item', async () => {
    const reports = memoryReports()
    await takeNotice(reports, notice('2023-12-01', ['R1']), 5)
    await takeNotice(reports, notice('2023-12-02', ['R2']), 5)
    expect(await takeNotice(reports, notice('2023-12-01', ['R1', 'R2'], 'head'), 6)).toBe(false)
    expect(await takeNotice(reports, notice('2023-12-03', ['R1']), 7)).toBe(false)
  })

  it('is asked for of each address, unit and cycle by itself', async () => {
    const reports = memoryReports()
    const first = notice('2023-12-01', ['R1'])
    await takeNotice(reports, first, 5)
    const { letter } = notice('2023-12-02', [])
    const others: readonly Notice[] = [
      { ...first, letter, to: 'two@example.vn' },
      { ...first, letter: { ...letter, reader: { kind: 'unit', unitId: 'u2', role: 'clerk' } } },
      { ...first, letter: { ...letter, reader: { kind: 'recipient', id: 'chairman' } } },
      { ...first, letter: { ...letter, itemKey: 'p/2024/reminder/a/2024-12-01' } },
    ]
    for (const other of others) expect(await takeNotice(reports, other, 6)).toBe(true)
    expect(await takeNotice(reports, { ...first, letter }, 6)).toBe(false)
  })
})
