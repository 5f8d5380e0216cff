import { DomainError } from '@/domain/domain-error'
import { findFamily } from '@/domain/family/find-family'
import { readStatus } from '../family/status/read-status'
import { answer, RefusedRequest } from './answer'
import type { Portal } from './portal'

interface SubscriptionRequest {
  portal: Portal
  subscriptionId: string
  findAccount: () => Promise<{ accountId: string } | null>
}

/** `GET /api/family/subscriptions/<subscriptionId>`: how it stands, for its family. */
export function answerSubscription({ portal, subscriptionId, findAccount }: SubscriptionRequest) {
  return answer({ portal, route: '/api/family/subscriptions/[subscriptionId]' }, async () => {
    const account = await findAccount()
    if (!account) throw new RefusedRequest(401, 'unauthorised')
    const familyId = await findFamily({ db: portal.db, accountId: account.accountId })
    if (!familyId) throw new DomainError('subscription_not_found')
    const { state } = await readStatus({ portal, familyId, subscriptionId })
    return Response.json(state, { headers: { 'cache-control': 'no-store' } })
  })
}
