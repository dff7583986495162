import type { SheetSeat } from '../functions/ports/reports.ts'
import { openRig, type Rig } from '../test/support/rig.ts'
import { bigSheet, HEADERS } from './big-sheet.ts'
import { median, ms, say } from './measure.ts'

const ROWS = 2000

/** Sync of a sheet of 2,000 rows: unchanged, and with 5 % of its rows changed, against the first one. */
export async function benchSync(): Promise<void> {
  const rig = await openRig(null)
  try {
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(ROWS, 0, rig.unit.name)])
    const first = await once(rig, () => rig.sync(seat))
    const unchanged = await median(5, () => rig.sync(seat))
    rig.reset()
    await rig.sync(seat)
    const still = traffic(rig)
    const changed = await changedFivePercent(rig, seat)
    const line = (name: string, time: number, counts: string): string =>
      `${name}: ${ms(time).padStart(9)}  ${(time / first.time).toFixed(2)} x the first  ${counts}`
    say(`Sync of a sheet of ${ROWS} rows`, [
      line('first        ', first.time, first.counts),
      line('unchanged    ', unchanged, still),
      line('5 % changed  ', changed.time, changed.counts),
    ])
  } finally {
    await rig.close()
  }
}

async function once(
  rig: Rig,
  work: () => Promise<unknown>,
): Promise<{ readonly time: number; readonly counts: string }> {
  rig.reset()
  const from = performance.now()
  await work()
  return { time: performance.now() - from, counts: traffic(rig) }
}

/** Calls of Drive are none of Sheets' quota. */
function traffic({ traffic: { google, rows, commits } }: Rig): string {
  const sheets = google.filter(({ path }) => path.startsWith('/v4/'))
  const writes = sheets.filter(({ path }) => /:batchUpdate(ByDataFilter)?$/.test(path)).length
  return `Sheets: ${sheets.length - writes} reads, ${writes} writes; table: ${rows.length} rows, ${rows.length} history, ${commits.length} state`
}

/** Every twentieth row gets another position; the cell values differ at each call. */
let round = 0
async function changedFivePercent(
  rig: Rig,
  seat: SheetSeat,
): Promise<{ readonly time: number; readonly counts: string }> {
  const times: { readonly time: number; readonly counts: string }[] = []
  for (let i = 0; i < 3; i++) {
    round++
    for (let row = 1; row < ROWS; row += 20) await rig.type(seat, row, 3, [[`Trưởng thôn khóa ${round}`]])
    times.push(await once(rig, () => rig.sync(seat)))
  }
  return times.sort((a, b) => a.time - b.time)[1] ?? { time: 0, counts: '' }
}
