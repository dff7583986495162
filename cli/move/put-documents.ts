import { createS3Documents } from '../../functions/adapters/s3-documents.ts'
import { recordsOf } from './read-archive.ts'

export interface DocumentsAddress {
  readonly bucket: string
  /** "aws" for the region's own address, else an endpoint's URL. */
  readonly at: string
  readonly region: string
}

/** Puts the files that go with mails into a bucket, under the hash by which mails know them; how many. */
export async function putDocuments(
  address: DocumentsAddress | null,
  archive: string,
): Promise<{ readonly done: number; readonly left: number }> {
  const endpoint = address && address.at !== 'aws' ? { endpoint: address.at, forcePathStyle: true } : {}
  const bucket = address && createS3Documents({ region: address.region, ...endpoint }, address.bucket)
  const counts = { done: 0, left: 0 }
  try {
    for await (const record of recordsOf(archive)) {
      if (record.part !== 'documents') continue
      if (!bucket) counts.left++
      else {
        await bucket.put(record.bytes)
        counts.done++
      }
    }
  } finally {
    bucket?.close()
  }
  return counts
}
