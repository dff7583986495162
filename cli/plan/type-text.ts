import { type JsonSchema, keysOf, MONTH_DAY } from './json-schema.ts'

/** What a value may be, in a few words of Markdown: "list of id", "`giao`, `de_nghi`", a link to a shape. */
export function typeText(shape: JsonSchema): string {
  if (shape.$ref) return link(shape.$ref)
  if (shape.const !== undefined) return code(shape.const)
  if (shape.enum) return shape.enum.map(code).join(', ')
  const ways = alternativesOf(shape)
  if (ways.length > 0) return [...new Set(ways.map(typeText))].join(' or ')
  return [shape.type ?? []]
    .flat()
    .map((type) => plainText(type, shape))
    .join(' or ')
}

function plainText(type: string, shape: JsonSchema): string {
  switch (type) {
    case 'array':
      return `list of ${typeText(single(shape.items))}`
    case 'object':
      return shape.properties ? inline(shape) : `map of id to ${typeText(single(shape.additionalProperties))}`
    case 'string':
      return stringText(shape)
    case 'integer':
      return numberText('whole number', shape)
    case 'number':
      return numberText('number', shape)
    case 'boolean':
      return '`true`, `false`'
    default:
      return code(type)
  }
}

const code = (value: unknown): string => `\`${String(value)}\``

/** "#/$defs/rows" */
function link(ref: string): string {
  const name = ref.split('/').at(-1) ?? ''
  return `[${name}](#${name.toLowerCase()})`
}

/** The ways in which a value may be written; none: there is but one. */
export const alternativesOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] =>
  (anyOf ?? oneOf ?? []).filter((way): way is JsonSchema => typeof way === 'object')

const single = (items: JsonSchema['items']): JsonSchema =>
  typeof items === 'object' && !Array.isArray(items) ? items : {}

/** "{ every: year, from, to, since? }" */
function inline(shape: JsonSchema): string {
  const keys = Object.entries(keysOf(shape)).map(([key, value]) => {
    if (key === 'every') return `every: ${value.const ?? value.enum?.join(' or ')}`
    return shape.required?.includes(key) ? key : `${key}?`
  })
  return code(`{ ${keys.join(', ')} }`)
}

const FORMATS: Readonly<Record<string, string>> = { date: 'day', email: 'mail address' }

function stringText({ format, pattern }: JsonSchema): string {
  if (format) return FORMATS[format] ?? format
  if (pattern === undefined) return 'text'
  if (pattern === MONTH_DAY) return 'month and day'
  return pattern.includes('A-Za-z') ? 'id' : 'hour'
}

/** zod writes the largest safe integer where there is no bound. */
function numberText(name: string, { minimum, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema): string {
  if (minimum === undefined) return name
  if (maximum !== Number.MAX_SAFE_INTEGER) return `${name}, ${minimum} to ${maximum}`
  return minimum === 0 ? name : `${name}, from ${minimum}`
}
