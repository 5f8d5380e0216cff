'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const refreshEveryMs = 15_000
const longestHealthCheckMs = 5_000
/** Soon enough not to be read, late enough for the browser to have told the server where it is. */
const rightTimesAfterMs = 500

/** Fetches the page's content anew while it is seen; focus, scroll and what is open stay. */
export function GentleRefresh({ renderedTimeZone }: { renderedTimeZone: string }) {
  const router = useRouter()
  useEffect(() => {
    const refresh = async () => {
      if (document.visibilityState !== 'visible') return
      // Next leaves the page when a refresh does not come through, and shows a problem in its place
      // when the database is away. What is on the screen is better than either.
      if (await isPortalWell()) router.refresh()
    }
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const rightTimes =
      timeZone === renderedTimeZone ? undefined : setTimeout(refresh, rightTimesAfterMs)
    const timer = setInterval(refresh, refreshEveryMs)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      clearTimeout(rightTimes)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [router, renderedTimeZone])
  return null
}

async function isPortalWell() {
  const signal = AbortSignal.timeout(longestHealthCheckMs)
  const answer = await fetch('/api/health', { cache: 'no-store', signal }).catch(() => null)
  return answer?.ok === true
}
