import { parse, types } from 'hls-parser'
import { type Fragment, readFieldOrder, readFragment } from './fragment'

/** An answer of the edge as a client got it, redirects not followed. */
export interface Answer {
  url: string
  status: number
  headers: Headers
  body: Buffer
}

export interface CapturedSegment {
  msn: number
  extinfSeconds: number
  isDiscontinuity: boolean
  programDateTimeMs: number | null
  answer: Answer
  /** The init section of the segment. */
  init: Buffer
  fragment: Fragment
}

export interface CapturedRendition {
  id: string
  kind: 'video' | 'audio'
  answer: Answer
  text: string
  playlist: MediaPlaylist
  /** The newest whole segments without gaps, oldest first. */
  segments: readonly CapturedSegment[]
  /** As ffprobe calls that of the newest picture; null for sound. */
  fieldOrder: string | null
}

type MediaPlaylist = InstanceType<typeof types.MediaPlaylist>
type MultivariantPlaylist = InstanceType<typeof types.MasterPlaylist>

/** All that a player can get of one broadcast at one moment. */
export interface Capture {
  name: string
  answer: Answer
  text: string
  multivariant: MultivariantPlaylist
  renditions: readonly CapturedRendition[]
  /** The I-frame playlists, with the frames that they list. */
  keyframes: readonly CapturedRendition[]
}

export async function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'gzip', ...headers },
    signal: AbortSignal.timeout(30_000),
  })
  const body = Buffer.from(await response.arrayBuffer())
  return { url, status: response.status, headers: response.headers, body }
}

export function readMediaPlaylist(text: string): MediaPlaylist {
  const playlist = parse(text)
  if (!(playlist instanceof types.MediaPlaylist)) throw new Error('not a media playlist')
  return playlist
}

interface CaptureOptions {
  name: string
  url: string
  segmentCount: number
}

/** Downloads playlists and the newest segments through the edge, read by parsers that are not ours. */
export async function capture({ name, url, segmentCount }: CaptureOptions): Promise<Capture> {
  const answer = await ask(url)
  const text = answer.body.toString()
  const multivariant = parse(text)
  if (!(multivariant instanceof types.MasterPlaylist)) throw new Error('not multivariant')
  const keyframeUrls = multivariant.variants.flatMap(({ isIFrameOnly, uri }) =>
    isIFrameOnly ? [new URL(uri, url).href] : [],
  )
  const places = new Map<string, 'video' | 'audio'>()
  for (const variant of multivariant.variants.filter(({ isIFrameOnly }) => !isIFrameOnly)) {
    places.set(variant.uri, variant.resolution ? 'video' : 'audio')
    for (const { uri } of variant.audio) if (uri) places.set(uri, 'audio')
  }
  const renditions = await Promise.all(
    [...places].map(([uri, kind]) =>
      captureRendition({ url: new URL(uri, url).href, kind, segmentCount }),
    ),
  )
  const keyframes = await Promise.all(
    keyframeUrls.map((each) => captureRendition({ url: each, kind: 'video', segmentCount })),
  )
  return { name, answer, text, multivariant, renditions, keyframes }
}

async function captureRendition(options: {
  url: string
  kind: 'video' | 'audio'
  segmentCount: number
}): Promise<CapturedRendition> {
  const { url, kind, segmentCount } = options
  const answer = await ask(url)
  const text = answer.body.toString()
  const playlist = readMediaPlaylist(text)
  const inits = new Map<string, Promise<Answer>>()
  const askInit = (uri: string) => {
    const init = inits.get(uri) ?? ask(new URL(uri, url).href)
    inits.set(uri, init)
    return init
  }
  const whole = playlist.segments.filter(({ uri, gap }) => uri && !gap).slice(-segmentCount)
  const segments = await Promise.all(
    whole.map(async (segment) => {
      const [init, media] = await Promise.all([
        askInit(segment.map.uri),
        ask(new URL(segment.uri, url).href),
      ])
      return {
        msn: segment.mediaSequenceNumber,
        extinfSeconds: segment.duration,
        isDiscontinuity: segment.discontinuity ?? false,
        programDateTimeMs: segment.programDateTime?.getTime() ?? null,
        answer: media,
        init: init.body,
        fragment: readFragment(init.body, media.body),
      }
    }),
  )
  const id = url.split('/').at(-2) ?? ''
  const newest = kind === 'video' ? segments.at(-1) : undefined
  const fieldOrder = newest ? await readFieldOrder(newest.init, newest.answer.body) : null
  return { id, kind, answer, text, playlist, segments, fieldOrder }
}

/** The newest part that a playlist lists, as the numbers that name it; part -1: the segment's end. */
export function findNewest(playlist: MediaPlaylist) {
  const last = playlist.segments.at(-1)
  if (!last) throw new Error('the playlist is empty')
  const parts = last.parts.filter(({ hint }) => !hint)
  if (last.uri) return { msn: last.mediaSequenceNumber + 1, nextPart: 0 }
  return { msn: last.mediaSequenceNumber, nextPart: parts.length }
}
