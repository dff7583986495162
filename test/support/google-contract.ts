import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { Exchange } from '../../infra/local/google/local-google.ts'

/** Google's own descriptions of its APIs lie beside the repository; without them traffic cannot be judged. */
const FOLDER = '../shared/google/discovery'
const FILES = ['sheets-v4.json', 'drive-v3.json', 'script-v1.json']
export const hasDiscovery = FILES.every((file) => existsSync(`${FOLDER}/${file}`))
if (!hasDiscovery)
  console.warn('Google discovery documents (../shared/google) are absent: contract checks are not run')

interface Method {
  readonly httpMethod: string
  readonly path: string
  readonly request?: { readonly $ref: string }
  readonly response?: { readonly $ref: string }
  readonly mediaUpload?: unknown
}

interface Api {
  readonly methods: readonly { readonly method: Method; readonly pattern: RegExp }[]
  readonly request: (schema: string) => ValidateFunction
  readonly response: (schema: string) => ValidateFunction
}

/** Holds traffic against the descriptions: every body of a request and of a good answer. */
export interface Contract {
  readonly observe: (exchange: Exchange) => void
  readonly violations: readonly string[]
  /** Bodies that were judged. */
  judged(): number
}

export function googleContract(): Contract {
  const apis = hasDiscovery ? FILES.map(readApi) : []
  const violations: string[] = []
  let judged = 0
  const judge = (validate: ValidateFunction, body: unknown, where: string): void => {
    judged++
    if (!validate(body))
      violations.push(
        `${where}: ${validate.errors?.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('; ')}`,
      )
  }
  return {
    violations,
    judged: () => judged,
    observe({ method, path, requestBody, status, responseBody }) {
      // What the stand-in refuses may be anything; what it takes and answers must be Google's.
      if (status >= 400 || !hasDiscovery) return
      const found = apis
        .map((api) => ({
          api,
          at: api.methods.find((m) => m.method.httpMethod === method && m.pattern.test(path)),
        }))
        .find(({ at }) => at)
      if (!found?.at) {
        violations.push(`${method} ${path}: Google has no such method`)
        return
      }
      const { request, response } = found.at.method
      if (request && isFilled(requestBody))
        judge(found.api.request(request.$ref), requestBody, `${method} ${path} request`)
      if (response && responseBody !== undefined && !isBytes(responseBody))
        judge(found.api.response(response.$ref), responseBody, `${method} ${path} response`)
    },
  }
}

const isFilled = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
const isBytes = (body: unknown): boolean => typeof body === 'object' && body !== null && 'bytes' in body

function readApi(file: string): Api {
  const document = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))
  const ajv = new Ajv({ strict: false, allErrors: true })
  const compiled = new Map<string, ValidateFunction>()
  for (const side of ['request', 'response'] as const)
    ajv.addSchema({ $id: side, $defs: schemas(document.schemas, side === 'request') })
  const of =
    (side: string) =>
    (name: string): ValidateFunction => {
      const key = `${side}#/$defs/${name}`
      const validate = compiled.get(key) ?? ajv.compile({ $ref: key })
      compiled.set(key, validate)
      return validate
    }
  return {
    methods: methodsOf(document, document.servicePath),
    request: of('request'),
    response: of('response'),
  }
}

function methodsOf(
  resource: { methods?: Record<string, Method>; resources?: Record<string, object> },
  servicePath: string,
): Api['methods'] {
  const own = Object.values(resource.methods ?? {}).flatMap((method) => {
    const path = `/${servicePath}${method.path}`
    const paths = method.mediaUpload ? [path, `/upload${path}`] : [path]
    return paths.map((template) => ({ method, pattern: patternOf(template) }))
  })
  return [
    ...own,
    ...Object.values(resource.resources ?? {}).flatMap((child) => methodsOf(child, servicePath)),
  ]
}

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.+]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/:]+(?::[A-Z0-9]+)?')}$`)

type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  $ref?: string
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema
}

/**
 * JSON schemas of a description's types. Unknown fields are refused. In requests null stands for absent, as
 * Google takes it; a Request has exactly one kind and an ExtendedValue at most one value, which the
 * descriptions leave unsaid.
 */
function schemas(types: Record<string, Schema>, isRequest: boolean): Record<string, object> {
  const entries = Object.entries(types).map(([name, schema]): [string, object] => {
    const converted = convert(schema, isRequest)
    if (isRequest && name === 'Request') return [name, { ...converted, minProperties: 1, maxProperties: 1 }]
    return [name, name === 'ExtendedValue' ? { ...converted, maxProperties: 1 } : converted]
  })
  return Object.fromEntries(entries)
}

function convert(schema: Schema, isRequest: boolean): object {
  const whole = (shape: object): object => (isRequest ? { anyOf: [shape, { type: 'null' }] } : shape)
  if (schema.$ref) return whole({ $ref: `#/$defs/${schema.$ref}` })
  if (schema.type === 'object' || schema.properties) {
    const properties = Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, value]) => [name, convert(value, isRequest)]),
    )
    const rest = schema.additionalProperties ? convert(schema.additionalProperties, isRequest) : false
    return { type: 'object', properties, additionalProperties: rest }
  }
  if (schema.type === 'array') return whole({ type: 'array', items: convert(schema.items ?? {}, isRequest) })
  if (schema.type === 'any' || !schema.type) return {}
  if (schema.format === 'int64' || schema.format === 'uint64') return whole({ type: ['integer', 'string'] })
  return whole({ type: schema.type, ...(schema.enum ? { enum: schema.enum } : {}) })
}
