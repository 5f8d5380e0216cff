import { connection } from 'next/server'
import { type Catalogue, listCatalogue } from '@/domain/course/list-catalogue'
import { domainContext, getPortal } from '../../server/portal'
import { portalCache } from '../../server/portal-cache'

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
const cacheOf = portalCache<Catalogue>({ lifeMs: 1_000 })
