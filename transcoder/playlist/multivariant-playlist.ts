import { attributes, quoted } from './attributes'
import type { Bandwidth } from './bandwidth'

export interface ListedVideo {
  id: string
  uri: string
  codecs: string
  width: number
  height: number
  fps: number
  bandwidth: Bandwidth
  /** Made once somebody asks for it. */
  isResting?: boolean
  /** Its keyframes alone, where they have been measured. */
  keyframes?: { uri: string; bandwidth: Bandwidth } | null
}

export interface ListedAudio {
  id: string
  uri: string
  codecs: string
  channels: number
  bandwidth: Bandwidth
  /** Made once somebody asks for it. */
  isResting?: boolean
}

/** What a multivariant playlist says, as a value: renditions best first. */
export interface MultivariantPlaylist {
  videos: readonly ListedVideo[]
  audios: readonly ListedAudio[]
  isIndependent: boolean
}

// What RFC 8216bis section 8 asks for EXT-X-MAP in the media playlists; the tags here ask for less.
const protocolVersion = 6
/** Authoring specification 1.32: the variant listed first suits a line of about 2000 kbit/s. */
const firstVariantBitsPerSecond = 2_500_000

/**
 * The text of RFC 8216bis section 4.4.6. Every picture goes with the best sound, so that a change
 * of quality never breaks the sound; each sound is a variant of its own for listeners.
 */
export function renderMultivariantPlaylist({
  videos,
  audios,
  isIndependent,
}: MultivariantPlaylist) {
  const best = audios[0] ?? null
  const lines = ['#EXTM3U', `#EXT-X-VERSION:${protocolVersion}`]
  if (isIndependent) lines.push('#EXT-X-INDEPENDENT-SEGMENTS')
  for (const audio of audios) lines.push(audioTag(audio))
  const pictures = sensibleFirst(videos.map((video) => videoVariant(video, best)))
  const lowest = audios[audios.length - 1]
  const sounds = videos.length === 0 ? [...audios] : lowest ? [lowest] : []
  for (const variant of [...pictures, ...sounds.map(audioVariant)]) {
    lines.push(`#EXT-X-STREAM-INF:${variant.text}`, variant.uri)
  }
  lines.push(...videos.flatMap(keyframesTag))
  return `${lines.join('\n')}\n`
}

interface Variant {
  uri: string
  isResting: boolean
  text: string
  bitsPerSecond: number
}

function audioTag(audio: ListedAudio) {
  return `#EXT-X-MEDIA:${attributes({
    TYPE: 'AUDIO',
    'GROUP-ID': quoted(audio.id),
    // The media node does not know what is spoken: RFC 5646 section 4.1 has a tag for that.
    LANGUAGE: quoted('und'),
    NAME: quoted('Sound'),
    DEFAULT: true,
    AUTOSELECT: true,
    CHANNELS: quoted(String(audio.channels)),
    URI: quoted(audio.uri),
  })}`
}

/** Authoring specification 9.3 and 9.4: with CODECS and RESOLUTION. */
function keyframesTag({ keyframes, codecs, width, height }: ListedVideo) {
  if (!keyframes) return []
  const { peakBitsPerSecond: peak, averageBitsPerSecond: average } = keyframes.bandwidth
  const tag = attributes({
    ...bandwidthAttributes({ peak, average }),
    CODECS: quoted(codecs),
    RESOLUTION: `${width}x${height}`,
    URI: quoted(keyframes.uri),
  })
  return [`#EXT-X-I-FRAME-STREAM-INF:${tag}`]
}

/** Authoring specification 9.13: the bandwidth is the sum over what is played together. */
function videoVariant(video: ListedVideo, audio: ListedAudio | null): Variant {
  const bandwidth = {
    peak: video.bandwidth.peakBitsPerSecond + (audio?.bandwidth.peakBitsPerSecond ?? 0),
    average: video.bandwidth.averageBitsPerSecond + (audio?.bandwidth.averageBitsPerSecond ?? 0),
  }
  const text = attributes({
    ...bandwidthAttributes(bandwidth),
    CODECS: quoted([video.codecs, ...(audio ? [audio.codecs] : [])].join(',')),
    RESOLUTION: `${video.width}x${video.height}`,
    'FRAME-RATE': video.fps.toFixed(3),
    AUDIO: audio ? quoted(audio.id) : null,
  })
  return {
    uri: video.uri,
    isResting: video.isResting ?? false,
    text,
    bitsPerSecond: bandwidth.peak,
  }
}

function audioVariant(audio: ListedAudio): Variant {
  const { peakBitsPerSecond: peak, averageBitsPerSecond: average } = audio.bandwidth
  const text = attributes({
    ...bandwidthAttributes({ peak, average }),
    CODECS: quoted(audio.codecs),
    AUDIO: quoted(audio.id),
  })
  return { uri: audio.uri, isResting: audio.isResting ?? false, text, bitsPerSecond: peak }
}

function bandwidthAttributes({ peak, average }: { peak: number; average: number }) {
  const roundUp = (bitsPerSecond: number) => Math.ceil(bitsPerSecond / 1000) * 1000
  return {
    BANDWIDTH: roundUp(peak),
    'AVERAGE-BANDWIDTH': roundUp(average),
  }
}

function sensibleFirst(variants: Variant[]) {
  const descending = [...variants].sort((a, b) => b.bitsPerSecond - a.bitsPerSecond)
  // Players begin with the first: that alone must not wake a rendition that nobody needs.
  const made = descending.filter(({ isResting }) => !isResting)
  const first =
    made.find(({ bitsPerSecond }) => bitsPerSecond <= firstVariantBitsPerSecond) ?? made.at(-1)
  if (!first) return []
  return [first, ...descending.filter((variant) => variant !== first)]
}
