import { redirect } from 'next/navigation'
import { findFamily } from '@/domain/family/find-family'
import { requireAccount } from '../auth/current-account'
import { domainContext, getPortal } from '../server/portal'

/**
 * For a page of one's own family and its actions: who asks, and the family. Whoever is not signed in is
 * led to where they can do so and back to that page; whoever has no family yet, to where it begins. What
 * a page shows of the family is looked up by `familyId` always, never by an id from the address alone.
 *
 * @param below the page's path below `/family`, as in `week`
 */
export async function enterFamily(below = '') {
  const page = `/family${below && `/${below}`}`
  const { accountId } = await requireAccount(page)
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  const familyId = await findFamily({ db, accountId })
  if (!familyId) redirect('/family')
  return { page, portal, context: { db, now, accountId, familyId } }
}
