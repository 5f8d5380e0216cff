import { judgeSound } from '@/common/judge-sound'
import type { StudioState } from './studio-state'

/** In the order in which a teacher sets them right. */
export const lineItems = [
  'key',
  'connected',
  'picture',
  'sound',
  'key_frames',
  'bitrate',
  'frame_rate',
  'clock',
] as const
export type LineItem = (typeof lineItems)[number]

export interface LineCheck {
  item: LineItem
  verdict: 'waiting' | 'ok' | 'bad'
  /** Which words say it: the verdict's own where left out. */
  words?: `bitrate.${'low' | 'high'}` | `sound.${'silent' | 'quiet' | 'loud' | 'unmeasured'}`
  /** For the placeholders of its words. */
  values: Record<string, number>
}

/** RFC 8216bis asks for segments that begin with a keyframe: ours are cut at four seconds at the latest. */
const longestKeyframeIntervalMs = 4_100
const fewestFps = 20
const lowestKbps = 300
/** A family's mobile line carries no more, and the lower renditions are made for those it does not reach. */
const highestKbps = 6_000
/** Below it even the quietest AAC carries nothing to hear. */
const lowestSoundKbps = 4
/** A warning that came up in this time still holds. */
const warningHoldsMs = 60_000

/** The studio's check list: what arrives of an encoder, and what its teacher should set right. */
export function describeLine(studio: StudioState): LineCheck[] {
  const { dayState, health } = studio
  const isOnAir = dayState === 'live' || dayState === 'reconnecting'
  const wait = (item: LineItem): LineCheck => ({ item, verdict: 'waiting', values: {} })
  if (!isOnAir) return lineItems.map(wait)
  const key: LineCheck = { item: 'key', verdict: 'ok', values: {} }
  if (dayState === 'reconnecting') {
    const broken: LineCheck = { item: 'connected', verdict: 'bad', values: {} }
    return [key, broken, ...lineItems.slice(2).map(wait)]
  }
  if (!health) return [key, ...lineItems.slice(1).map(wait)]
  return [key, ...describeFigures(studio, health.figures)]
}

type Figures = NonNullable<StudioState['health']>['figures']

function describeFigures(studio: StudioState, figures: Figures): LineCheck[] {
  const { receivedKbps, receivedFps = 0, keyframeIntervalMs, width, height } = figures
  const warned = (code: string, over?: string) => isWarned(studio, code, over)
  const judge = (item: LineItem, isBad: boolean, values: Record<string, number> = {}) =>
    ({ item, verdict: isBad ? 'bad' : 'ok', values }) as LineCheck
  const waitFor = (item: LineItem) => ({ item, verdict: 'waiting', values: {} }) as LineCheck
  const kbps = Math.round(receivedKbps)
  const hasPicture = width !== undefined && height !== undefined && !warned('no_video')
  const outside = kbps < lowestKbps ? 'low' : kbps > highestKbps ? 'high' : null
  return [
    judge('connected', receivedKbps === 0),
    judge('picture', !hasPicture, hasPicture ? { width, height } : {}),
    describeSound(figures),
    keyframeIntervalMs === undefined
      ? waitFor('key_frames')
      : judge('key_frames', keyframeIntervalMs > longestKeyframeIntervalMs, {
          seconds: Math.round(keyframeIntervalMs / 100) / 10,
        }),
    {
      ...judge('bitrate', warned('upload_falters', 'upload_steady') || Boolean(outside), { kbps }),
      ...(outside && { words: `bitrate.${outside}` as const }),
    },
    judge('frame_rate', receivedFps < fewestFps, { fps: Math.round(receivedFps) }),
    judge('clock', warned('timestamps_jumped')),
  ]
}

function describeSound({ soundKbps, soundDb, soundClippedShare = 0 }: Figures): LineCheck {
  if (soundKbps === undefined) return { item: 'sound', verdict: 'waiting', values: {} }
  const kbps = Math.round(soundKbps)
  if (soundDb === undefined) {
    if (soundKbps < lowestSoundKbps) return { item: 'sound', verdict: 'bad', values: {} }
    return { item: 'sound', verdict: 'ok', words: 'sound.unmeasured', values: { kbps } }
  }
  const judgement = judgeSound({ db: soundDb, clippedShare: soundClippedShare })
  const values = { db: Math.round(soundDb), kbps }
  if (judgement === 'good') return { item: 'sound', verdict: 'ok', values }
  return { item: 'sound', verdict: 'bad', words: `sound.${judgement}`, values }
}

/** Whether a warning holds: it came of late, or until its good news did. */
function isWarned({ warnings, readAt }: StudioState, code: string, over?: string) {
  const found = warnings.find((warning) => warning.code === code)
  if (!found) return false
  const good = over && warnings.find((warning) => warning.code === over)
  if (over) return !good || Date.parse(good.lastAt) < Date.parse(found.lastAt)
  return Date.parse(readAt) - Date.parse(found.lastAt) < warningHoldsMs
}
