/** The encoder sends something that is not carried. The message is a sentence for the teacher. */
export class UnsupportedCodecError extends Error {
  /** The codec's usual name, as encoders show it. */
  readonly codec: string

  constructor({ medium, codec }: { medium: 'video' | 'audio'; codec: string }) {
    const wanted = medium === 'video' ? 'H.264 (AVC)' : 'AAC'
    const advice =
      codec === multitrack
        ? `Turn off multitrack ${medium}`
        : `Choose ${wanted} as the ${medium} encoder`
    const sent = codec === unknown ? `an unknown kind of ${medium}` : `${codec} ${medium}`
    super(
      `Your encoder sends ${sent}, which cannot be broadcast here. ` +
        `${advice} in its output settings and start again.`,
    )
    this.name = 'UnsupportedCodecError'
    this.codec = codec
  }
}

const unknown = 'unknown'
/** Stands in a codec's place: Enhanced RTMP v2 can send several tracks at once. */
export const multitrack = 'multitrack'

/** FLV CodecID; 12 to 14 are what encoders in China used before Enhanced RTMP. */
const videoCodecs: Record<number, string> = {
  2: 'Sorenson H.263',
  3: 'Screen Video',
  4: 'VP6',
  5: 'VP6',
  6: 'Screen Video 2',
  12: 'H.265 (HEVC)',
  13: 'AV1',
  14: 'H.266 (VVC)',
}

const soundFormats: Record<number, string> = {
  0: 'PCM',
  1: 'ADPCM',
  2: 'MP3',
  3: 'PCM',
  4: 'Nellymoser',
  5: 'Nellymoser',
  6: 'Nellymoser',
  7: 'G.711',
  8: 'G.711',
  11: 'Speex',
  14: 'MP3',
}

const fourCcs: Record<string, string> = {
  hvc1: 'H.265 (HEVC)',
  av01: 'AV1',
  vp08: 'VP8',
  vp09: 'VP9',
  vvc1: 'H.266 (VVC)',
  Opus: 'Opus',
  fLaC: 'FLAC',
  'ac-3': 'AC-3',
  'ec-3': 'E-AC-3',
  '.mp3': 'MP3',
}

export const nameVideoCodec = (codecId: number) => videoCodecs[codecId] ?? unknown
export const nameSoundFormat = (format: number) => soundFormats[format] ?? unknown
/** Never repeats bytes that it does not know: they come from outside and end on a screen. */
export const nameFourCc = (fourCc: string) => fourCcs[fourCc] ?? unknown
