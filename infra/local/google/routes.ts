/** A request as the routes see it. */
export interface Call {
  /** What stands in the path where its template has {names}; decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Parsed JSON; an empty object for a request without a body. */
  readonly body: unknown
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** What a route answers: JSON, bytes of a type, or nothing. */
export type Answer = object | { readonly bytes: Uint8Array; readonly type: string } | undefined

export type Act = (call: Call) => Answer | Promise<Answer>

export interface Route {
  readonly method: string
  readonly path: RegExp
  readonly act: Act
}

/** A route for a path as Google writes them: "/v4/spreadsheets/{id}/values/{range}:append". */
export function route(method: string, template: string, act: Act): Route {
  const pattern = template
    .replace(/[.]/g, '\\.')
    .replace(/\{(range)\}/g, '(?<$1>[^/]+?)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/:]+)')
  return { method, path: new RegExp(`^${pattern}$`), act }
}

/** The first route that a request fits, with the names of its path; null when nothing here answers it. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly act: Act; readonly params: Call['params'] } | null {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.path.exec(path) : null
    if (!match) continue
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ])
    return { act: candidate.act, params: Object.fromEntries(params) }
  }
  return null
}
