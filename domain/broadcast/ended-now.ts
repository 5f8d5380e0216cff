import { applyEvent, type StoredRun, toStoredRun } from './broadcast-event'

/** Its media node may be out of reach: its end is not left to a report. Null for what is over already. */
export function endedNow(broadcast: StoredRun, now: Date) {
  const ended = applyEvent(toStoredRun(broadcast), 'ended', now)
  return ended && { ...ended, grantedAt: null, changedAt: now }
}
