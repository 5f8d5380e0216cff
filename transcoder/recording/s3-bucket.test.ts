import { afterAll, beforeAll, expect, test } from 'vitest'
import { S3Bucket, StorageError } from './s3-bucket'
import { openTestStorage } from './test-storage'

let storage: Awaited<ReturnType<typeof openTestStorage>>
beforeAll(async () => {
  storage = await openTestStorage()
})
afterAll(() => storage.close())

function openBucket(secretAccessKey = storage.settings.RECORDING_S3_SECRET_ACCESS_KEY) {
  const { settings } = storage
  return new S3Bucket({
    endpoint: settings.RECORDING_S3_ENDPOINT,
    bucket: settings.RECORDING_S3_BUCKET,
    region: settings.RECORDING_S3_REGION,
    accessKeyId: settings.RECORDING_S3_ACCESS_KEY_ID,
    secretAccessKey,
  })
}

const segment = { bytes: Buffer.from('moof and mdat'), contentType: 'video/iso.segment' }

test('what is put can be got, until it is removed', async () => {
  const bucket = openBucket()
  const key = 'n1/0123/run/video/0.m4s'
  expect(await bucket.get(key)).toBeNull()
  await bucket.put(key, segment)
  expect(await bucket.get(key)).toEqual(segment.bytes)
  await bucket.remove(key)
  await bucket.remove(key)
  expect(await bucket.get(key)).toBeNull()
})

test('a wrong secret and a storage that is down are said to be its failure', async () => {
  await expect(openBucket('guessed').put('a', segment)).rejects.toThrow(StorageError)
  await expect(openBucket('guessed').get('a')).rejects.toThrow(/403/)
  storage.state.isDown = true
  try {
    await expect(openBucket().get('a')).rejects.toThrow('cannot be reached')
  } finally {
    storage.state.isDown = false
  }
})
