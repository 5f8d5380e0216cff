import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { createFile, MP4BoxBuffer } from 'mp4box'

/** One frame as it lies in fragmented MP4; times in seconds of its track. */
export interface Frame {
  decodeSeconds: number
  presentationSeconds: number
  seconds: number
  isSync: boolean
}

export interface Fragment {
  codec: string
  trackCount: number
  frames: readonly Frame[]
  /** Decode time of the first frame as `tfdt` says it. */
  startSeconds: number
  endSeconds: number
}

/** Reads a segment or part behind its init section with mp4box. Throws when it finds fault with a box. */
export function readFragment(init: Buffer, media: Buffer): Fragment {
  const file = createFile()
  file.onError = (_module: string, message: string) => {
    throw new Error(message)
  }
  const bytes = new Uint8Array(Buffer.concat([init, media]))
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes.buffer, 0), true)
  file.flush()
  const { tracks } = file.getInfo()
  const track = tracks[0]
  if (!track) throw new Error('there is no track')
  const frames = file.getTrackSamplesInfo(track.id).map((sample) => ({
    decodeSeconds: sample.dts / sample.timescale,
    presentationSeconds: sample.cts / sample.timescale,
    seconds: sample.duration / sample.timescale,
    isSync: sample.is_sync,
  }))
  const [first, last] = [frames[0], frames.at(-1)]
  if (!first || !last) throw new Error('there is no frame')
  return {
    codec: track.codec,
    trackCount: tracks.length,
    frames,
    startSeconds: first.decodeSeconds,
    endSeconds: last.decodeSeconds + last.seconds,
  }
}

/** As ffprobe calls it: `progressive`, or which field of a picture comes first. */
export async function readFieldOrder(init: Buffer, media: Buffer) {
  const probe = spawn('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v', '-show_entries', 'stream=field_order'],
    ...['-of', 'csv=p=0', '-'],
  ])
  probe.stdin.on('error', () => {})
  probe.stdin.end(Buffer.concat([init, media]))
  return (await text(probe.stdout)).trim()
}
