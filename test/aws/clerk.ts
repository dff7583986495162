import type { HttpEvent } from '../../functions/lambda/on-post.ts'
import type { SheetSeat } from '../../functions/ports/reports.ts'
import type { Sheets } from '../../functions/ports/sheets.ts'

/** Where the headings of a provisioned form stand. */
const HEADING_ROW = 4

/** A clerk at a unit's sheet: sees cells, types rows by the headings' words, presses the button. */
export function clerkAt(hands: Sheets, seat: SheetSeat) {
  const grid = async () => {
    const reading = await hands.read(seat.spreadsheetId, [seat.tabId])
    return reading.ok ? (reading.tabs[0]?.grid ?? []) : []
  }
  const headings = async () => (await grid())[HEADING_ROW] ?? []
  return {
    /** What stands under a heading in a row; rows count from 1 below the headings. */
    read: async (row: number, heading: string) =>
      (await grid())[HEADING_ROW + row]?.[(await headings()).indexOf(heading)],
    async type(row: number, cells: Readonly<Record<string, string>>): Promise<void> {
      const known = await headings()
      const blocks = Object.entries(cells).map(([heading, value]) => ({
        tabId: seat.tabId,
        row: HEADING_ROW + row,
        column: known.indexOf(heading),
        cells: [[value]],
      }))
      const written = await hands.write(seat.spreadsheetId, [], blocks)
      if (!written.ok) throw new Error(`the clerk cannot type: ${written.trouble}`)
    },
  }
}

/** A row of form F1 that nothing is wrong with. */
export const exemplar = (name: string): Readonly<Record<string, string>> => ({
  'Tên tập thể, cá nhân hoặc mô hình': name,
  'Loại hình': 'Cá nhân',
  'Lĩnh vực': 'Kinh tế',
  'Tóm tắt thành tích': 'Vận động bà con hiến đất làm đường.',
})

/** POST /poke as an HTTP API hands it to a function, whole (payload version 2.0, body in base64). */
export const pokeEvent = (seat: SheetSeat, token: string, timeEpoch: number): HttpEvent & object => {
  const context = {
    accountId: '123456789012',
    apiId: 'api',
    http: { method: 'POST', path: '/poke', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'x' },
    requestId: 'request-1',
    routeKey: 'POST /poke',
    stage: '$default',
    time: '30/Nov/2023:03:00:00 +0000',
    timeEpoch,
  }
  const event = {
    version: '2.0',
    routeKey: 'POST /poke',
    rawPath: '/poke',
    rawQueryString: '',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    requestContext: context,
    body: Buffer.from(JSON.stringify({ spreadsheetId: seat.spreadsheetId })).toString('base64'),
    isBase64Encoded: true,
  }
  return event
}
