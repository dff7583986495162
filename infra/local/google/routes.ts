/** A request as the routes see it. */
export interface Call {
  readonly match: RegExpExecArray
  readonly query: URLSearchParams
  /** Parsed JSON; an empty object for a request without a body. */
  readonly body: unknown
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** What a route answers: JSON, bytes of a type, or nothing. */
export type Answer = object | { readonly bytes: Uint8Array; readonly type: string } | undefined

/** Method, path, and what to do. Paths with colons are Google's custom methods. */
export type Route = readonly [method: string, path: RegExp, act: (call: Call) => Answer | Promise<Answer>]

/** Finds the route of a request; null when nothing here answers it. */
export function findRoute(routes: readonly Route[], method: string, path: string): { readonly route: Route; readonly match: RegExpExecArray } | null {
  for (const route of routes) {
    const match = route[0] === method ? route[1].exec(path) : null
    if (match) return { route, match }
  }
  return null
}
