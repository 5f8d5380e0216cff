'use client'

import { useEffect } from 'react'
import { timeZoneCookie } from './time-zone'

const oneYearSeconds = 365 * 24 * 3600

/** Tells the server where the reader is, so that times are rendered right from the next page on. */
export function TimeZoneKeeper({ rendered }: { rendered: string }) {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (!timeZone || timeZone === rendered) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in many browsers
    document.cookie = `${timeZoneCookie}=${timeZone}; path=/; max-age=${oneYearSeconds}; samesite=lax`
  }, [rendered])
  return null
}
