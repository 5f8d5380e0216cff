import { randomBytes } from 'node:crypto'

const secretBytes = 16

/** The secret part of a playback path, as `common/media-path.ts` says. */
export function generateBroadcastId() {
  return randomBytes(secretBytes).toString('hex')
}
