import { notFound } from 'next/navigation'
import { may } from '@/domain/access/may'
import type { ReviewScope } from '@/domain/evidence/waiting-evidence'
import { requireAccount } from '../auth/current-account'
import { domainContext, getPortal } from '../server/portal'

export const reviewPage = '/review'

/**
 * For the reviewers' page and its actions: who asks, and what they may look at. An operator is there for
 * what reviewers cannot agree on; to everybody else there is nothing.
 */
export async function enterReview() {
  const { accountId, grants } = await requireAccount(reviewPage)
  const isReviewer = may(grants, 'review_evidence')
  if (!isReviewer && !may(grants, 'settle_disagreements')) notFound()
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  const scope: ReviewScope = isReviewer ? 'all' : 'disagreements'
  return { portal, context: { db, now, accountId, scope } }
}
