import type { Language } from '../../domain/plan/plan.ts'
import { formatDay, formatNumber } from '../../domain/words/format.ts'
import { readPlans } from '../plan/read-plans.ts'
import { textTable } from '../print/table.ts'
import { COST_WORDS } from './cost-words.ts'
import { measuredOn } from './measured.ts'
import { type CostLine, monthlyCost, SERVICES, sumOf } from './monthly-cost.ts'
import { mailsPerMonth } from './plan-mails.ts'
import prices from './prices.json' with { type: 'json' }

export interface CostOptions {
  readonly folder: string
  /** As typed; undefined: as many as the plan has. */
  readonly units: string | undefined
  readonly rows: string
  readonly edits: string
  readonly ownKey: boolean
  readonly items: boolean
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/** Prints what a plan costs in the cloud in a month, by service. Returns the exit code. */
export async function printCost(options: CostOptions): Promise<number> {
  const { folder, language, out } = options
  const words = COST_WORDS[language]
  const [campaign] = (await readPlans([folder], language, out)) ?? []
  if (!campaign) return 1
  const typed = {
    units: options.units ?? String(campaign.units.length),
    rows: options.rows,
    edits: options.edits,
  }
  const wrong = Object.entries(typed).find(([, text]) => !/^\d{1,7}$/.test(text))
  if (wrong) {
    out.write(`${words.bad(`--${wrong[0]}`)}\n`)
    return 1
  }
  const [units, rows, edits] = [Number(typed.units), Number(typed.rows), Number(typed.edits)]
  const mails = mailsPerMonth(campaign.plan, units)
  const lines = monthlyCost({ units, rows, edits, mails }, { ownKey: options.ownKey })
  const [u = '', r = '', e = '', m = ''] = [units, rows, edits, mails].map((n) => formatNumber(n, language))
  const text = [
    words.title(u, r, e, m),
    '',
    serviceTable(lines, language),
    ...(options.items ? ['', itemTable(lines, language)] : []),
    '',
    words.free,
    words.basis(formatDay(prices.asOf, language), prices.region, formatDay(measuredOn, language)),
  ]
  out.write(`${text.join('\n')}\n`)
  return 0
}

/** The longest bar; the dearest service fills it. */
const WIDTH = 24

/** A line and a bar for each service, and the sums. */
export function serviceTable(lines: readonly CostLine[], language: Language): string {
  const words = COST_WORDS[language]
  const services = SERVICES.map((service) => {
    const own = lines.filter((line) => line.service === service)
    return { service, usd: sumOf(own, 'usd'), free: sumOf(own, 'usdAfterFree') }
  })
  const most = Math.max(...services.map(({ free }) => free), 0.01)
  const bar = (usd: number): string => '█'.repeat(Math.round((usd / most) * WIDTH))
  const money = (usd: number): string => moneyText(usd, language)
  const withoutMail = lines.filter(({ service }) => service !== 'ses')
  const sums = (title: string, of: readonly CostLine[]) => [
    title,
    money(sumOf(of, 'usd')),
    money(sumOf(of, 'usdAfterFree')),
    '',
  ]
  const rows = [
    ...services.map(({ service, usd, free }) => [words.service[service], money(usd), money(free), bar(free)]),
    sums(words.total, lines),
    sums(words.withoutMail, withoutMail),
  ]
  const columns = words.columns.map((title, i) => ({
    title,
    align: i === 1 || i === 2 ? ('right' as const) : ('left' as const),
  }))
  return textTable(columns, rows)
}

function itemTable(lines: readonly CostLine[], language: Language): string {
  const words = COST_WORDS[language]
  const columns = words.itemColumns.map((title, i) => ({
    title,
    align: i > 0 ? ('right' as const) : ('left' as const),
  }))
  const rows = lines.map(({ item, quantity, usd, usdAfterFree }) => [
    words.item[item],
    quantity < 10 ? moneyText(quantity, language) : formatNumber(Math.round(quantity), language),
    moneyText(usd, language),
    moneyText(usdAfterFree, language),
  ])
  return textTable(columns, rows)
}

/** Cents, in the language's own way. */
export function moneyText(usd: number, language: Language): string {
  const text = usd.toFixed(2)
  return language === 'vi' ? text.replace('.', ',') : text
}
