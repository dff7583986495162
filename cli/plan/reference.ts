import { readFile, writeFile } from 'node:fs/promises'
import { formsFileSchema } from '../../domain/plan/form-schema.ts'
import { planSchema } from '../../domain/plan/plan-schema.ts'
import { type JsonSchema, jsonSchemaOf, keysOf } from './json-schema.ts'
import { alternativesOf, typeText } from './type-text.ts'

/** Prints the reference of the plan language, or puts it into a page. Returns the exit code. */
export async function printReference(out: Pick<NodeJS.WriteStream, 'write'>, page?: string): Promise<number> {
  if (page === undefined) out.write(planReference())
  else await writeFile(page, withReference(await readFile(page, 'utf8')))
  return 0
}

const MARK = '<!-- generated: rollcall plan reference -->'

/** A page whose part below the mark is the reference; without a mark both are put at its end. */
export function withReference(page: string): string {
  const [written = ''] = page.split(MARK)
  return `${written.trimEnd()}\n\n${MARK}\n\n${planReference()}`
}

/** Every key of plan.yaml and forms.yaml as Markdown: the second part of docs/plan-language.md. */
export function planReference(): string {
  const plan = jsonSchemaOf(planSchema)
  const forms = jsonSchemaOf(formsFileSchema)
  const shapes = Object.entries({ ...plan.$defs, ...forms.$defs })
  const sections = shapes.map(([name, shape]) => section(name, shape))
  return `${[HEADING, section('plan.yaml', plan), ...sections].join('\n\n')}\n`
}

const HEADING = `## Reference

The keys of plan.yaml, then the shapes that they are made of, then those of forms.yaml. A key that is not "needed"
may be left out, and then has the value shown; where none is shown, things stay as they are.`

/** A shape is an object, or objects told apart by \`kind\`, or can be written in several ways. */
function section(name: string, shape: JsonSchema): string {
  const ways = alternativesOf(shape)
  const parts = [`### ${name}`, shape.description ?? '']
  if (ways.length === 0) return joined([...parts, keyTable(shape)])
  if (ways.some((way) => 'kind' in keysOf(way))) return joined([...parts, ...ways.map(kindSection)])
  return joined([...parts, ways.map((way) => `- ${typeText(way)}`).join('\n'), table(NARROW, waysRows(ways))])
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n')

function kindSection(one: JsonSchema): string {
  const { kind, ...properties } = keysOf(one)
  return joined([`#### kind: ${kind?.const}`, one.description ?? '', keyTable({ ...one, properties })])
}

const NARROW = ['Key', 'Meaning', 'Value']
const WIDE = [...NARROW, 'Left out']

const keyTable = (shape: JsonSchema): string =>
  table(
    WIDE,
    Object.entries(keysOf(shape)).map(([key, value]) => [
      key,
      value.description ?? '',
      typeText(value),
      shape.required?.includes(key) ? 'needed' : usual(value),
    ]),
  )

function usual({ default: value }: JsonSchema): string {
  if (value === undefined) return ''
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}

/** The keys of all ways of writing; what is needed hangs on the way. */
function waysRows(ways: readonly JsonSchema[]): readonly (readonly string[])[] {
  const names = new Set(ways.flatMap((way) => Object.keys(keysOf(way))))
  return [...names].map((name) => {
    const values = ways.map((way) => keysOf(way)[name]).filter((value) => value !== undefined)
    return [name, values[0]?.description ?? '', [...new Set(values.map(typeText))].join(' or ')]
  })
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |')
  return [heading, heading.map(() => '---'), ...rows].map(line).join('\n')
}
