import { notFound } from 'next/navigation'
import { cache } from 'react'
import { mayEditPartner } from '@/domain/access/may'
import { requireAccount } from '../auth/current-account'
import { domainContext, getPortal } from '../server/portal'

/** Looked up once for a page and its layout. */
export const findPartner = cache((partnerId: string) =>
  getPortal().db.partner.findUnique({ where: { id: partnerId } }),
)

/**
 * For a page of a partner's office and its actions: who asks, and the partner. To whoever does not edit for
 * it, it does not exist.
 *
 * @param below the page's path below the partner's own, as in `catalogue`
 */
export async function enterPartner(partnerId: string, below = '') {
  const page = `/partner/${partnerId}${below && `/${below}`}`
  const { accountId: actorId, grants } = await requireAccount(page)
  if (!mayEditPartner(grants, partnerId)) notFound()
  const partner = await findPartner(partnerId)
  if (!partner) notFound()
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  return { page, portal, partner, context: { db, now, actorId, partnerId } }
}
