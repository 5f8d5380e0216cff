'use client'

import { useEffect } from 'react'

/** Keeps a page for when there is no line. */
export function ServiceWorker() {
  useEffect(() => {
    // A browser that has none, or forbids it, shows its own page instead.
    navigator.serviceWorker?.register('/sw.js').catch(() => {})
  }, [])
  return null
}
