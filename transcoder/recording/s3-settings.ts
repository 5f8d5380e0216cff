import { z } from 'zod'
import { SettingsError } from '@/common/settings'
import { S3Bucket } from './s3-bucket'

/** The settings of an S3-compatible storage for recordings, for `readSettings`. */
export const s3SettingsShape = {
  /** Without it recordings stay on the node's own disk. */
  RECORDING_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  RECORDING_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  RECORDING_S3_REGION: z.string().min(1).default('us-east-1'),
  RECORDING_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  RECORDING_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** off: the media leave the node's disk once they are uploaded. */
  RECORDING_S3_KEEP_LOCAL: z.enum(['on', 'off']).default('on'),
}
type S3Settings = z.infer<z.ZodObject<typeof s3SettingsShape>>

/** Null without an endpoint. Throws {@link SettingsError} when the bucket or a key is missing. */
export function readS3Settings(settings: S3Settings) {
  const {
    RECORDING_S3_ENDPOINT: endpoint,
    RECORDING_S3_BUCKET: bucket,
    RECORDING_S3_REGION: region,
    RECORDING_S3_ACCESS_KEY_ID: accessKeyId,
    RECORDING_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = settings
  if (!endpoint) return null
  if (!bucket || !accessKeyId || !secretAccessKey) {
    throw new SettingsError(
      'RECORDING_S3_ENDPOINT needs RECORDING_S3_BUCKET, RECORDING_S3_ACCESS_KEY_ID and RECORDING_S3_SECRET_ACCESS_KEY too.',
    )
  }
  return {
    bucket: new S3Bucket({ endpoint, bucket, region, accessKeyId, secretAccessKey }),
    keepsLocal: settings.RECORDING_S3_KEEP_LOCAL === 'on',
  }
}
