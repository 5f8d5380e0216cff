import { describeSubscription } from '@/domain/enrolment/describe-subscription'
import { findSubscriptionLinks } from '@/domain/family/find-subscription-links'
import { domainContext, type Portal } from '../../server/portal'
import { subscriptionStatusSchema } from './subscription-status'

interface ReadStatusOptions {
  portal: Portal
  familyId: string
  subscriptionId: string
}

/** How a family's subscription stands. Throws DomainError `subscription_not_found` for another family's. */
export async function readStatus({ portal, familyId, subscriptionId }: ReadStatusOptions) {
  const { db, now } = domainContext(portal)
  const own = { db, now, familyId, subscriptionId }
  const status = await describeSubscription(own)
  const links = await findSubscriptionLinks(own)
  const state = subscriptionStatusSchema.parse(
    JSON.parse(JSON.stringify({ ...status, ...links, readAt: now })),
  )
  return { state, childId: status.childId, programmeId: status.programmeId }
}
