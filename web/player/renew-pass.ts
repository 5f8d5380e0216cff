import { retryDelayMs } from './retry-delay'

interface RenewOptions {
  /** For how long the token was issued that plays now; null without one. */
  readLifeMs(): number | null
  /** Fetches a new token; false when the portal cannot be had. */
  renew(signal: AbortSignal): Promise<boolean>
  /** Gives 0 to 1; spreads viewers over time. */
  random(): number
}

/** Of its life: what is left then is for trying again, for as long as the portal is away. */
const renewedAt = 0.3
const jitter = 0.2
/** There is time: whole classes that wait for the portal must not all ask it every few seconds. */
const longestRetryMs = 30_000
/** An edge that refuses what the portal gives is not asked about in a tight loop. */
const shortestBetweenMs = 2_000

/**
 * Fetches a new token long before the old one is over, by the time that has gone by and not by this device's
 * clock, which may be wrong. What plays is not touched by a try that fails.
 */
export function startRenewing({ readLifeMs, renew, random }: RenewOptions) {
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let failures = 0
  let askedAtMs = Number.NEGATIVE_INFINITY

  const wait = () => {
    const lifeMs = readLifeMs()
    clearTimeout(timer)
    if (abort.signal.aborted || (lifeMs === null && failures === 0)) return
    const pauseMs =
      failures > 0 ? retryDelayMs(failures, longestRetryMs) : (lifeMs ?? 0) * renewedAt
    timer = setTimeout(ask, pauseMs * (1 - jitter + 2 * jitter * random()))
  }
  const ask = async () => {
    if (isAsking || abort.signal.aborted) return
    isAsking = true
    askedAtMs = performance.now()
    const isRenewed = await renew(abort.signal)
    failures = isRenewed ? 0 : failures + 1
    isAsking = false
    wait()
  }
  wait()
  return {
    /** The edge refuses: the token is over after a sleep, or the class needs one now. */
    hurry() {
      if (performance.now() - askedAtMs >= shortestBetweenMs) void ask()
    },
    stop() {
      abort.abort()
      clearTimeout(timer)
    },
  }
}
