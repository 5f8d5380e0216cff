import { messageType } from '../rtmp/message-type'
import { type AmfValue, writeAmf0 } from './amf0-writer'
import type { OutgoingMessage } from './chunk-writer'
import { type MediaBatch, type Track, trackNames, trackStreams } from './media-batches'

const metadataStream = 5
const avc = 7
const aac = 10

type Opening = Omit<OutgoingMessage, 'streamId'>

/** What is told of a broadcast first, as encoders do. */
export function metadataMessage({ openings }: MediaBatch): Opening {
  const facts: { [name: string]: AmfValue } = {
    ...(openings.video && { videocodecid: avc }),
    ...(openings.audio && { audiocodecid: aac }),
    encoder: 'Seedling',
  }
  const payload = writeAmf0('@setDataFrame', 'onMetaData', facts)
  return { chunkStreamId: metadataStream, type: messageType.dataAmf0, timestampMs: 0, payload }
}

/**
 * The configurations of tracks of which a connection has not been told; with a whole header each, so that the
 * batch's steps count from there.
 */
export function openingMessages(
  { openings }: MediaBatch,
  { beginsAtMs, told }: { beginsAtMs: number; told: ReadonlySet<Track> },
): { track: Track; message: Opening }[] {
  return trackNames.flatMap((track) => {
    const opening = openings[track]
    if (!opening || told.has(track)) return []
    const timestampMs = Math.max(0, opening.atMs - beginsAtMs)
    const payload = opening.configuration
    return { track, message: { ...trackStreams[track], timestampMs, payload } }
  })
}

/** A connection's time begins with what its first batch goes on from. */
export const beginningOf = ({ openings }: MediaBatch) =>
  Math.min(...trackNames.flatMap((track) => openings[track]?.atMs ?? []))
