import { connection } from 'next/server'
import { type Catalogue, listCatalogue } from '@/domain/course/list-catalogue'
import { domainContext, getPortal, type Portal } from '../../server/portal'
import { ShortCache } from '../../server/short-cache'

type CatalogueAnswer =
  | { outcome: 'read'; catalogue: Catalogue; now: Date }
  | { outcome: 'unavailable' }

/** The catalogue, or that it cannot be read: classes on air go on without it, and the page says so. */
export async function readCatalogue(): Promise<CatalogueAnswer> {
  await connection()
  const portal = getPortal()
  const context = domainContext(portal)
  try {
    const catalogue = await cacheOf(portal).get('', () => listCatalogue(context))
    return { outcome: 'read', catalogue, now: context.now }
  } catch (error) {
    portal.log.error({ err: error }, 'catalogue could not be read')
    return { outcome: 'unavailable' }
  }
}

/** It is alike for all: at the hour, when everybody comes at once, it is read once a second. */
const lifeMs = 1_000
const caches = new WeakMap<Portal, ShortCache<Catalogue>>()

function cacheOf(portal: Portal) {
  const known = caches.get(portal)
  if (known) return known
  const made = new ShortCache<Catalogue>({ clock: portal.clock, lifeMs, longestEntries: 1 })
  caches.set(portal, made)
  return made
}
