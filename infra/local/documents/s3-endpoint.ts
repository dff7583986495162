import { createHash } from 'node:crypto'
import { Hono } from 'hono'

/** A bucket: objects by key. What `put` returned from is there after a crash. */
export interface Bucket {
  put(key: string, bytes: Uint8Array): void
  get(key: string): Uint8Array | null
}

/**
 * The part of Amazon S3 (REST, path style) that Rollcall speaks: PutObject, GetObject and HeadObject of one
 * bucket. Errors are those of the service; any other request is answered with NotImplemented.
 */
export function s3Endpoint(name: string, bucket: Bucket): Hono {
  const app = new Hono()
  app.use('/:bucket/:key{.+}', async (context, next) =>
    context.req.param('bucket') === name ? next() : refuse(404, 'NoSuchBucket'),
  )
  app.put('/:bucket/:key{.+}', async ({ req }) => {
    const bytes = new Uint8Array(await req.arrayBuffer())
    const promised = req.header('x-amz-checksum-sha256')
    if (promised && promised !== sha256(bytes)) return refuse(400, 'BadDigest')
    bucket.put(req.param('key'), bytes)
    return new Response(null, { headers: { etag: `"${sha256(bytes)}"` } })
  })
  // Hono answers HEAD by the same route, without the body.
  app.get('/:bucket/:key{.+}', ({ req }) => {
    const bytes = bucket.get(req.param('key'))
    if (!bytes) return refuse(404, 'NoSuchKey')
    return new Response(Uint8Array.from(bytes), { headers: { 'content-type': 'application/octet-stream' } })
  })
  app.all('*', () => refuse(501, 'NotImplemented'))
  return app
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

const refuse = (status: number, code: string): Response =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    {
      status,
      headers: { 'content-type': 'application/xml' },
    },
  )
