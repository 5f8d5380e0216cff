import { applyEvent } from './broadcast-event'

/** Its media node may be out of reach: its end is not left to a report. Null for what is over already. */
export function endedNow(broadcast: Parameters<typeof applyEvent>[0], now: Date) {
  const { state, startedAt, interruptedAt, endedAt, runs } = broadcast
  const ended = applyEvent({ state, startedAt, interruptedAt, endedAt, runs }, 'ended', now)
  return ended && { ...ended, grantedAt: null, changedAt: now }
}
