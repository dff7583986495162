import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NoSuchBucket, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createS3Documents } from '../../../functions/adapters/s3-documents.ts'
import { startLocalDocuments } from '../../../infra/local/documents/local-documents.ts'
import type { LocalService } from '../../../infra/local/listen.ts'
import { describeDocuments } from '../../functions/adapters/documents.conformance.ts'
import { memoryDocuments } from '../../support/memory-ports.ts'

const BUCKET = 'rollcall-documents'
let folder: string
let service: LocalService
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-documents-'))
  service = await startLocalDocuments({ folder, bucket: BUCKET })
})
afterAll(async () => {
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

const config = () => ({
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  endpoint: service.url,
  forcePathStyle: true,
})
const bytes = new TextEncoder().encode('Báo cáo')

const inMemory = memoryDocuments()
describeDocuments('in memory', () => inMemory)
describeDocuments('over the S3 protocol', () => createS3Documents(config(), BUCKET))

describe('the embedded S3 endpoint', () => {
  it('keeps documents over a restart, whole files only', async () => {
    const hash = await createS3Documents(config(), BUCKET).put(bytes)
    await service.close()
    service = await startLocalDocuments({ folder, bucket: BUCKET })
    expect(await createS3Documents(config(), BUCKET).get(hash)).toEqual(bytes)
    const files = await readdir(folder)
    expect(files).toContain(`document%2F${hash}.bin`)
    expect(files.filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('gives no document whose content is not what its hash says', async () => {
    const documents = createS3Documents(config(), BUCKET)
    const hash = await documents.put(bytes)
    await writeFile(join(folder, `document%2F${hash}.bin`), 'something else')
    expect(await documents.get(hash)).toBeNull()
    await documents.put(bytes)
    expect(await documents.get(hash)).toEqual(bytes)
  })

  it('lets trouble other than a missing document be seen', async () => {
    const elsewhere = createS3Documents(config(), 'another-bucket')
    await expect(elsewhere.put(bytes)).rejects.toThrow(NoSuchBucket)
    await expect(elsewhere.get('0'.repeat(64))).rejects.toThrow(NoSuchBucket)
  })

  it('refuses what was damaged on the way', async () => {
    const client = new S3Client(config())
    const ChecksumSHA256 = Buffer.alloc(32).toString('base64')
    const damaged = new PutObjectCommand({ Bucket: BUCKET, Key: 'x', Body: bytes, ChecksumSHA256 })
    await expect(client.send(damaged)).rejects.toThrow('BadDigest')
    client.destroy()
  })

  it.each([
    ['DELETE', `${BUCKET}/x`],
    ['GET', ''],
  ])('says of a request it does not know that it is not implemented: %s /%s', async (method, path) => {
    expect((await fetch(`${service.url}/${path}`, { method })).status).toBe(501)
  })

  it('keeps its files in its folder whatever a key says', async () => {
    const at = `${service.url}/${BUCKET}/${encodeURIComponent('../../outside')}`
    expect((await fetch(at, { method: 'PUT', body: 'x' })).status).toBe(200)
    expect((await readdir(join(folder, '..'))).filter((name) => name.startsWith('outside'))).toEqual([])
  })
})
