export interface UrlRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string | null
}
export interface UrlAnswer {
  readonly status: number
  readonly text: string
}

const PATIENCE_MS = 60_000

/** Does one request; what has no answer is an error in Google's words. */
export async function fetchUrl({ url, method, headers, payload }: UrlRequest): Promise<UrlAnswer> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(url, { method, headers, body: payload, signal })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new Error(`${troubleOf(error)}: ${url}`)
  }
}

function troubleOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'Timeout'
  const cause = (error as { readonly cause?: { readonly code?: string } }).cause?.code
  return cause === 'ENOTFOUND' || cause === 'EAI_AGAIN' ? 'DNS error' : 'Address unavailable'
}
