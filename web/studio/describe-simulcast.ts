import type { SimulcastReason, SimulcastState } from '@/common/simulcast-health'
import type { StudioState } from './studio-state'

interface SimulcastWords {
  verdict: 'ok' | 'waiting' | 'bad'
  words: SimulcastState | 'off' | 'waits' | 'ended' | 'interrupted'
  /** Why it is broken. */
  reason: SimulcastReason | null
  values: { megabytes: number; droppedFrames: number; reconnects: number }
}

const nothing = { megabytes: 0, droppedFrames: 0, reconnects: 0 }
const bytesPerMegabyte = 1_000_000

/** How one target stands, for words. */
export function describeSimulcast(
  { isOn, health }: StudioState['simulcasts'][number],
  dayState: StudioState['dayState'],
): SimulcastWords {
  const plain = (words: SimulcastWords['words']): SimulcastWords => ({
    ...{ verdict: 'waiting', words, reason: null, values: nothing },
  })
  if (!isOn) return plain('off')
  if (dayState === 'ended') return plain('ended')
  if (dayState === 'reconnecting') return plain('interrupted')
  if (dayState !== 'live') return plain('waits')
  if (!health) return plain('connecting')
  const { state, reason = null, sentBytes, droppedFrames, reconnects } = health
  const megabytes = Math.round(sentBytes / bytesPerMegabyte)
  const values = { megabytes, droppedFrames, reconnects }
  const verdict = state === 'sending' ? 'ok' : state === 'connecting' ? 'waiting' : 'bad'
  return { verdict, words: state, reason: state === 'broken' ? reason : null, values }
}
