import { notFound } from 'next/navigation'
import { findWebhook } from '@/domain/webhook/find-webhook'
import { enterSchool } from '../../../../../school/enter-school'
import { WebhookLog } from '../../../../../webhooks/webhook-log'
import { removeHere, sendAgainHere, testHere } from './actions'

interface WebhookPageProps {
  params: Promise<{ schoolId: string; webhookId: string }>
}

/** One address of a school's own programs. */
export default async function WebhookPage({ params }: WebhookPageProps) {
  const { schoolId, webhookId } = await params
  const { context } = await enterSchool(schoolId, `api/${webhookId}`)
  const webhook = await findWebhook({ ...context, webhookId })
  if (!webhook) notFound()
  return (
    <WebhookLog
      webhook={webhook}
      listPath={`/school/${schoolId}/api`}
      test={testHere.bind(null, schoolId, webhookId)}
      remove={removeHere.bind(null, schoolId, webhookId)}
      sendAgain={sendAgainHere.bind(null, schoolId, webhookId)}
    />
  )
}
