import Link from 'next/link'
import type { WebhookDeliveryModel } from '@/prisma/database'
import { getReader } from '../i18n/reader'
import { DeliveryRow } from './delivery-row'

interface WebhookLogProps {
  webhook: { url: string; events: string[]; deliveries: WebhookDeliveryModel[] }
  /** Of all addresses. */
  listPath: string
  test(): Promise<void>
  remove(): Promise<void>
  sendAgain(deliveryId: string): Promise<void>
}

/** What was sent to one address, what came of it, and a button to send it again. */
export async function WebhookLog({ webhook, listPath, test, remove, sendAgain }: WebhookLogProps) {
  const { t } = await getReader()
  const { url, events, deliveries } = webhook
  return (
    <div className="max-w-[44rem] pt-8">
      <Link
        href={listPath}
        prefetch={false}
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {t('school.webhooks.back')}
      </Link>
      <h2 className="break-all font-semibold text-[1.375rem]">{url}</h2>
      <p className="mt-1 text-[0.9375rem] text-muted">{events.join(', ')}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <form action={test}>
          <button type="submit" className="button-quiet">
            {t('school.webhooks.test')}
          </button>
        </form>
        <form action={remove}>
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
            sendAgain={sendAgain.bind(null, delivery.id)}
          />
        ))}
      </ul>
    </div>
  )
}
