'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { timeZoneCookie } from './time-zone'

const oneYearSeconds = 365 * 24 * 3600
/** The times can wait; the first picture of a class cannot. */
const afterFirstPictureMs = 4_000

/** Tells the server where the reader is, so that times are rendered right from then on. */
export function TimeZoneKeeper({ rendered }: { rendered: string }) {
  const router = useRouter()
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (!timeZone || timeZone === rendered) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in many browsers
    document.cookie = `${timeZoneCookie}=${timeZone}; path=/; max-age=${oneYearSeconds}; samesite=lax`
    // A browser that keeps no cookies must not make us ask for ever.
    if (!document.cookie.includes(timeZoneCookie)) return
    const timer = setTimeout(() => router.refresh(), afterFirstPictureMs)
    return () => clearTimeout(timer)
  }, [rendered, router])
  return null
}
