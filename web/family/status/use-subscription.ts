import { useEffect, useState } from 'react'
import { askJson } from '../../components/ask-json'
import { startPolling } from '../../player/poll'
import { type SubscriptionStatus, subscriptionStatusSchema } from './subscription-status'

/** Often enough for somebody who waits, and no burden when a country does. */
const everyMs = 10_000

/** The subscription as it was last read, and whether a newer state could not be had. */
export function useSubscription(initial: SubscriptionStatus) {
  const [read, setRead] = useState(initial)
  const [isOld, setIsOld] = useState(false)
  useEffect(() => setRead(initial), [initial])
  const { subscriptionId } = initial
  useEffect(() => {
    const run = async (signal: AbortSignal) => {
      const state = await askJson(`/api/family/subscriptions/${subscriptionId}`, {
        schema: subscriptionStatusSchema,
        signal,
      })
      if (signal.aborted) return
      if (state) setRead(state)
      setIsOld(!state)
    }
    return startPolling({ everyMs, random: Math.random, run })
  }, [subscriptionId])
  return { status: read, isOld }
}
