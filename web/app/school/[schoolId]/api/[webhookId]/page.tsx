import Link from 'next/link'
import { notFound } from 'next/navigation'
import { findWebhook } from '@/domain/webhook/find-webhook'
import { getReader } from '../../../../../i18n/reader'
import { DeliveryRow } from '../../../../../school/delivery-row'
import { enterSchool } from '../../../../../school/enter-school'
import { removeHere, sendAgainHere, testHere } from './actions'

interface WebhookPageProps {
  params: Promise<{ schoolId: string; webhookId: string }>
}

/** What was sent to one address, what came of it, and a button to send it again. */
export default async function WebhookPage({ params }: WebhookPageProps) {
  const { schoolId, webhookId } = await params
  const { context } = await enterSchool(schoolId, `api/${webhookId}`)
  const [{ t }, webhook] = await Promise.all([getReader(), findWebhook({ ...context, webhookId })])
  if (!webhook) notFound()
  const { url, events, deliveries } = webhook
  return (
    <div className="max-w-[44rem] pt-8">
      <Link
        href={`/school/${schoolId}/api`}
        prefetch={false}
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {t('school.webhooks.back')}
      </Link>
      <h2 className="break-all font-semibold text-[1.375rem]">{url}</h2>
      <p className="mt-1 text-[0.9375rem] text-muted">{events.join(', ')}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <form action={testHere.bind(null, schoolId, webhookId)}>
          <button type="submit" className="button-quiet">
            {t('school.webhooks.test')}
          </button>
        </form>
        <form action={removeHere.bind(null, schoolId, webhookId)}>
          <button type="submit" className="button-danger">
            {t('school.webhooks.remove')}
          </button>
        </form>
      </div>
      <h3 className="mt-8 font-semibold text-[1.125rem]">{t('school.webhooks.log')}</h3>
      {deliveries.length === 0 && (
        <p className="mt-2 text-muted">{t('school.webhooks.noDelivery')}</p>
      )}
      <ul className="mt-3 divide-y divide-line border-line border-y empty:hidden">
        {deliveries.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            sendAgain={sendAgainHere.bind(null, schoolId, webhookId, delivery.id)}
          />
        ))}
      </ul>
    </div>
  )
}
