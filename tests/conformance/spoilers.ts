import type { Capture, CapturedRendition, CapturedSegment } from './capture'
import { readMediaPlaylist } from './capture'
import type { Captures } from './captures'

type Spoil = (captures: Captures) => Captures

const eachCapture =
  (change: (capture: Capture) => Capture): Spoil =>
  ({ tls, live, returned, ended, replay }) => ({
    tls,
    live: change(live),
    returned: change(returned),
    ended: change(ended),
    replay: change(replay),
  })

/** One rendition is enough for a fault. */
const oneRendition = (change: (rendition: CapturedRendition) => CapturedRendition) =>
  eachCapture((capture) => ({
    ...capture,
    renditions: capture.renditions.map((each, index) => (index === 0 ? change(each) : each)),
  }))

const oneSegment = (change: (segment: CapturedSegment) => CapturedSegment) =>
  oneRendition((rendition) => ({
    ...rendition,
    segments: rendition.segments.map((each, index) => (index === 1 ? change(each) : each)),
  }))

const playlistText = (pattern: RegExp, replacement: string) =>
  oneRendition((rendition) => {
    const text = rendition.text.replaceAll(pattern, replacement)
    return { ...rendition, text, playlist: readMediaPlaylist(text) }
  })

/** What it says is less at the end. */
const onlyReturned =
  (pattern: RegExp, replacement: string): Spoil =>
  (captures) => ({
    ...captures,
    returned: playlistText(pattern, replacement)(captures).returned,
  })

const oneHeader = (name: string, value: string) =>
  oneRendition((rendition) => {
    const headers = new Headers(rendition.answer.headers)
    headers.set(name, value)
    return { ...rendition, answer: { ...rendition.answer, headers } }
  })

const oneVariant = (change: Record<string, unknown>) =>
  eachCapture((capture) => {
    const [first, ...others] = capture.multivariant.variants
    const multivariant = Object.assign(
      Object.create(Object.getPrototypeOf(capture.multivariant)),
      capture.multivariant,
      { variants: [Object.assign({}, first, change), ...others] },
    )
    return { ...capture, multivariant }
  })

const shiftFrames = (bySeconds: number) =>
  oneSegment((segment) => {
    const { fragment } = segment
    const frames = fragment.frames.map((frame) => ({
      ...frame,
      presentationSeconds: frame.presentationSeconds + bySeconds,
    }))
    const startSeconds = fragment.startSeconds + bySeconds
    const endSeconds = fragment.endSeconds + bySeconds
    return { ...segment, fragment: { ...fragment, frames, startSeconds, endSeconds } }
  })

/** Rows, and output that breaks their rule: what a check finds no fault with there, it never does. */
export const spoilers: readonly [string, Spoil][] = [
  ['A1', oneSegment((each) => ({ ...each, fragment: { ...each.fragment, codec: 'avc1.7A0034' } }))],
  ['A3', oneRendition((each) => ({ ...each, fieldOrder: 'tt' }))],
  ['A4', oneVariant({ videoRange: 'PQ' })],
  ['A7', oneVariant({ averageBandwidth: 1_000 })],
  ['A8', oneVariant({ bandwidth: 1_000 })],
  ['A10', oneVariant({ bandwidth: 9_000_000 })],
  ['A11', oneVariant({ resolution: { width: 100, height: 100 } })],
  ['A13', oneSegment((each) => ({ ...each, fragment: { ...each.fragment, trackCount: 2 } }))],
  ['A19', shiftFrames(0.5)],
  ['A20', oneSegment((each) => ({ ...each, fragment: { ...each.fragment, frames: [] } }))],
  ['A22', oneSegment((each) => ({ ...each, extinfSeconds: 4.6 }))],
  ['A23', oneSegment((each) => ({ ...each, extinfSeconds: each.extinfSeconds + 0.1 }))],
  ['A24', playlistText(/TARGETDURATION:\d+/g, 'TARGETDURATION:9')],
  ['A25', oneSegment((each) => ({ ...each, programDateTimeMs: null }))],
  ['A26', playlistText(/#EXT-X-ENDLIST\n/g, '')],
  ['A29', playlistText(/#EXT-X-DISCONTINUITY\n/g, '')],
  ['A30', oneSegment((each) => ({ ...each, answer: { ...each.answer, status: 302 } }))],
  ['A32', shiftFrames(0.5)],
  ['A34', oneVariant({ frameRate: undefined })],
  ['A38', oneVariant({ bandwidth: 1_000 })],
  ['A41', oneHeader('content-encoding', 'identity')],
  ['A43', oneHeader('content-type', 'text/plain')],
  ['A46', playlistText(/#EXT-X-VERSION:\d+/g, '#EXT-X-VERSION:3')],
  ['A48', playlistText(/PART-HOLD-BACK=[\d.]+/g, 'PART-HOLD-BACK=0.5')],
  ['A49', playlistText(/CAN-SKIP-UNTIL=[\d.]+,/g, '')],
  ['B1', playlistText(/CAN-BLOCK-RELOAD=YES,/g, '')],
  ['B3a', playlistText(/PART-TARGET=[\d.]+/g, 'PART-TARGET=0.2')],
  ['B3b', playlistText(/,INDEPENDENT=YES/g, '')],
  ['B5', playlistText(/#EXT-X-RENDITION-REPORT:.*\n/g, '')],
  ['B7', playlistText(/#EXT-X-PART:.*\n/g, '')],
  ['B8b', oneHeader('access-control-allow-origin', 'null')],
  ['B9', oneHeader('age', '')],
  ['B11', onlyReturned(/DISCONTINUITY-SEQUENCE:\d+/g, 'DISCONTINUITY-SEQUENCE:7')],
]
