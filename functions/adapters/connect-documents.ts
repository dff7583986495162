import type { Config } from '../config.ts'
import type { Documents } from '../ports/documents.ts'
import { createS3Documents } from './s3-documents.ts'

/** The documents over the S3 that a configuration names. */
export const connectDocuments = ({
  region,
  credentials,
  s3Endpoint,
  documentsBucket,
}: Config): Documents & { close(): void } =>
  createS3Documents(
    // An endpoint of one's own has no host name for each bucket.
    { region, credentials, ...(s3Endpoint ? { endpoint: s3Endpoint, forcePathStyle: true } : {}) },
    documentsBucket,
  )
