import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../durable-write.ts'
import { type LocalService, listen } from '../listen.ts'
import { type Bucket, s3Endpoint } from './s3-endpoint.ts'

/**
 * The embedded S3 endpoint with one bucket, on disk before it answers.
 *
 * @param folder made if absent
 */
export const startLocalDocuments = (options: {
  readonly folder: string
  readonly bucket: string
  readonly port?: number
}): Promise<LocalService> =>
  listen(s3Endpoint(options.bucket, folderBucket(options.folder)), options.port ?? 0)

/** Objects as files; a key becomes a file name whatever stands in it. */
function folderBucket(folder: string): Bucket {
  mkdirSync(folder, { recursive: true })
  const pathOf = (key: string): string => join(folder, `${encodeURIComponent(key)}.bin`)
  return {
    put: (key, bytes) => writeDurably(pathOf(key), bytes),
    get: (key) => (existsSync(pathOf(key)) ? readFileSync(pathOf(key)) : null),
  }
}
