import { createHash } from 'node:crypto'
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3'
import type { Documents } from '../ports/documents.ts'

/**
 * Documents in an S3 bucket: key document/<SHA-256 of the content, in hexadecimal>. The same bytes are the
 * same object, so a repeated put changes nothing but its age. The vendor's client is loaded at the first use: most steps
 * never touch a document.
 */
export function createS3Documents(config: S3ClientConfig, bucket: string): Documents & { close(): void } {
  let opened: Promise<Opened> | null = null
  const open = (): Promise<Opened> => {
    opened ??= openClient(config)
    return opened
  }
  return {
    async put(bytes) {
      const { client, PutObjectCommand } = await open()
      const digest = createHash('sha256').update(bytes).digest()
      const hash = digest.toString('hex')
      // The service checks what arrives against it.
      const ChecksumSHA256 = digest.toString('base64')
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: keyOf(hash), Body: bytes, ChecksumSHA256 }),
      )
      return hash
    },
    async get(hash) {
      const { client, GetObjectCommand, NoSuchKey } = await open()
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(hash) }))
        const bytes = await Body?.transformToByteArray()
        return bytes && createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    close: () => void opened?.then(({ client }) => client.destroy()),
  }
}

type Sdk = typeof import('@aws-sdk/client-s3')
type Opened = { readonly client: S3Client } & Pick<Sdk, 'GetObjectCommand' | 'NoSuchKey' | 'PutObjectCommand'>

async function openClient(config: S3ClientConfig): Promise<Opened> {
  const { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
  return { client: new S3Client(config), GetObjectCommand, NoSuchKey, PutObjectCommand }
}

const keyOf = (hash: string): string => `document/${hash}`
