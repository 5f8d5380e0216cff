import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'

export interface S3BucketOptions {
  /** Without the bucket's name, such as `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** The storage could not be asked, or refused: trying again later may help. */
export class StorageError extends Error {}

const requestTimeoutMs = 30_000
const mostRetries = 2

/**
 * One bucket of an S3-compatible storage, addressed by path, as all of them allow. The rules are those
 * of the Amazon S3 API Reference: PutObject, GetObject, DeleteObject.
 */
export class S3Bucket {
  private readonly client: AwsClient

  constructor(private readonly options: S3BucketOptions) {
    const { accessKeyId, secretAccessKey, region } = options
    const keys = { accessKeyId, secretAccessKey }
    this.client = new AwsClient({ ...keys, region, service: 's3', retries: mostRetries })
  }

  /** Resolves once the storage holds exactly these bytes. Throws StorageError. */
  async put(
    key: string,
    { bytes, contentType }: { bytes: Buffer; contentType: string },
    signal?: AbortSignal,
  ) {
    const headers = {
      'content-type': contentType,
      // The payload is not signed: the storage compares this digest instead, and refuses what was damaged.
      'content-md5': createHash('md5').update(bytes).digest('base64'),
    }
    const response = await this.ask(
      key,
      { method: 'PUT', headers, body: Uint8Array.from(bytes) },
      signal,
    )
    if (!response.ok) throw new StorageError(`the storage answered a PUT with ${response.status}`)
  }

  /** Null where there is no such object. Throws StorageError. */
  async get(key: string, signal?: AbortSignal) {
    const response = await this.ask(key, { method: 'GET' }, signal)
    if (response.status === 404) return null
    if (!response.ok) throw new StorageError(`the storage answered a GET with ${response.status}`)
    return response.bytes
  }

  /** An object that is not there is removed already. Throws StorageError. */
  async remove(key: string, signal?: AbortSignal) {
    const response = await this.ask(key, { method: 'DELETE' }, signal)
    if (response.ok || response.status === 404) return
    throw new StorageError(`the storage answered a DELETE with ${response.status}`)
  }

  private async ask(key: string, init: RequestInit, stop?: AbortSignal) {
    const { endpoint, bucket } = this.options
    const url = `${endpoint.replace(/\/$/, '')}/${bucket}/${key}`
    const timeout = AbortSignal.timeout(requestTimeoutMs)
    const signal = stop ? AbortSignal.any([stop, timeout]) : timeout
    try {
      const response = await this.client.fetch(url, { ...init, signal })
      // Always read: an unread body would hold its connection.
      const bytes = Buffer.from(await response.arrayBuffer())
      return { ok: response.ok, status: response.status, bytes }
    } catch (error) {
      throw new StorageError('the storage cannot be reached', { cause: error })
    }
  }
}
