import type { drive_v3 } from '@googleapis/drive'
import { invalid } from './google-error.ts'
import type { Call } from './routes.ts'

/** The two halves of an upload: what the file is to be called and become, and its bytes. */
export interface Upload {
  readonly metadata: drive_v3.Schema$File
  readonly media: Uint8Array
}

/** Reads uploadType=media (the body is the file) and uploadType=multipart (RFC 2387: metadata, then the file). */
export function readUpload({ query, bytes, contentType }: Call): Upload {
  if (query.get('uploadType') === 'media') return { metadata: {}, media: bytes }
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (!boundary) throw invalid('Missing end boundary in multipart body.')
  const [metadata, media] = parts(Buffer.from(bytes), boundary)
  if (!metadata || !media) throw invalid('Missing end boundary in multipart body.')
  return { metadata: JSON.parse(Buffer.from(metadata).toString('utf8')) as drive_v3.Schema$File, media }
}

function parts(body: Buffer, boundary: string): readonly Uint8Array[] {
  const mark = Buffer.from(`--${boundary}`)
  const found: Uint8Array[] = []
  let from = body.indexOf(mark)
  while (from >= 0) {
    const next = body.indexOf(mark, from + mark.length)
    if (next < 0) break
    const part = body.subarray(from + mark.length + 2, next - 2)
    const head = part.indexOf('\r\n\r\n')
    found.push(new Uint8Array(part.subarray(head + 4)))
    from = next
  }
  return found
}
