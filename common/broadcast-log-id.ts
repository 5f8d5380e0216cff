import { createHash } from 'node:crypto'
import { broadcastIdInPath } from './media-path'

const logIdCharacters = 10

/**
 * What logs and metrics call a broadcast, the same in every program: the first ten hex digits of the
 * id's SHA-256. The id itself is the secret part of the playback path and cannot be found from it.
 */
export function broadcastLogId(broadcastId: string) {
  return createHash('sha256').update(broadcastId).digest('hex').slice(0, logIdCharacters)
}

/** The log id of the broadcast that a playback address belongs to; null for any other address. */
export function findBroadcastLogId(path: string) {
  const broadcastId = broadcastIdInPath(path)
  return broadcastId === null ? null : broadcastLogId(broadcastId)
}
