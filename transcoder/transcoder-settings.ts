import { z } from 'zod'
import { ladderSettingSchema } from '@/common/ladder-setting'
import { hostSetting, portSetting } from '@/common/settings'
import { readS3Settings, s3SettingsShape } from './recording/s3-settings'

const secondsSetting = (fallback: number) => z.coerce.number().int().min(1).default(fallback)

/** The transcoder's part of a media node's settings, for `readSettings`. */
export const transcoderSettingsShape = {
  ORIGIN_HOST: hostSetting,
  ORIGIN_PORT: portSetting(8081),
  /** How far back a viewer of a running class can seek. */
  PLAYBACK_WINDOW_SECONDS: secondsSetting(300),
  /** How long what has ended can still be played. */
  ENDED_RETENTION_SECONDS: secondsSetting(600),
  RECORDING: z.enum(['on', 'off']).default('on'),
  /** Default: `recordings` in DATA_DIR. */
  RECORDING_DIR: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  RECORDING_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
  /** A longer broadcast is recorded so far: an encoder left running must not fill the disk. */
  RECORDING_LONGEST_HOURS: z.coerce.number().positive().default(4),
  /** With less room on the disk than this nothing is recorded. */
  RECORDING_KEEP_FREE_MB: z.coerce.number().int().nonnegative().default(1024),
  ...s3SettingsShape,
  LADDER: ladderSettingSchema.default('always'),
  /** A rendition made on demand rests when nobody has asked for it for so long. */
  LADDER_QUIET_SECONDS: secondsSetting(60),
}

export type TranscoderSettings = z.infer<z.ZodObject<typeof transcoderSettingsShape>>

/** What no setting shows alone. Throws SettingsError. */
export function checkTranscoderSettings(settings: TranscoderSettings) {
  readS3Settings(settings)
}
