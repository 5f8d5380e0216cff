import { notFound } from 'next/navigation'
import { findWebhook } from '@/domain/webhook/find-webhook'
import { enterPartner } from '../../../../../partner/enter-partner'
import { WebhookLog } from '../../../../../webhooks/webhook-log'
import { removeHere, sendAgainHere, testHere } from './actions'

interface WebhookPageProps {
  params: Promise<{ partnerId: string; webhookId: string }>
}

/** One address of a partner's own programs. */
export default async function WebhookPage({ params }: WebhookPageProps) {
  const { partnerId, webhookId } = await params
  const { context } = await enterPartner(partnerId, `access/${webhookId}`)
  const webhook = await findWebhook({ ...context, webhookId })
  if (!webhook) notFound()
  return (
    <WebhookLog
      webhook={webhook}
      listPath={`/partner/${partnerId}/access`}
      test={testHere.bind(null, partnerId, webhookId)}
      remove={removeHere.bind(null, partnerId, webhookId)}
      sendAgain={sendAgainHere.bind(null, partnerId, webhookId)}
    />
  )
}
