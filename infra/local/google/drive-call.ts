import { maskFields } from './field-mask.ts'
import type { Call } from './routes.ts'

export const idOf = ({ params }: Call): string => params.id ?? ''

/** Drive answers a few fields unless asked for more. */
export const masked = (body: object, { query }: Call, usual: string): object =>
  maskFields(body, query.get('fields') ?? usual)
