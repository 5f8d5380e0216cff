import type { Clock } from '@/common/clock'
import type { Portal } from './portal'
import { ShortCache } from './short-cache'

interface PortalCacheOptions {
  lifeMs: number
  longestEntries?: number
  /** The portal's own when left out. */
  clock?: Clock
}

/** Gives each portal a {@link ShortCache} of its own: a process has one portal, and tests make theirs. */
export function portalCache<Value>({ longestEntries = 1, ...options }: PortalCacheOptions) {
  const caches = new WeakMap<Portal, ShortCache<Value>>()
  return (portal: Portal) => {
    const cache =
      caches.get(portal) ??
      new ShortCache<Value>({ clock: portal.clock, longestEntries, ...options })
    caches.set(portal, cache)
    return cache
  }
}
