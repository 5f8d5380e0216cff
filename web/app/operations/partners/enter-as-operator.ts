import { requireRight } from '../../../auth/current-account'
import { domainContext, getPortal } from '../../../server/portal'

/**
 * For a page about partners and its actions: who asks.
 *
 * @param below the page's path below that of all partners, as in `/<partnerId>`
 */
export async function enterAsOperator(below = '') {
  const page = `/operations/partners${below}`
  const { accountId: actorId } = await requireRight('decide_about_partners', { next: page })
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  return { page, portal, context: { db, now, actorId } }
}
