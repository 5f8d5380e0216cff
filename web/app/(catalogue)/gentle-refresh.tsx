'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const refreshEveryMs = 15_000

/** Fetches the page's content anew while it is seen; focus, scroll and what is open stay. */
export function GentleRefresh() {
  const router = useRouter()
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') router.refresh()
    }
    const timer = setInterval(refresh, refreshEveryMs)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [router])
  return null
}
