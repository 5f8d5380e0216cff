import type { WebhookDeliveryModel } from '@/prisma/database'
import { getReader } from '../i18n/reader'

interface DeliveryRowProps {
  delivery: WebhookDeliveryModel
  sendAgain(): Promise<void>
}

/** One event on its way to an address: when, what came of it, and what was sent. */
export async function DeliveryRow({ delivery, sendAgain }: DeliveryRowProps) {
  const { event, createdAt, deliveredAt, dueAt, attempts, lastAnswer, body } = delivery
  const { t, format } = await getReader()
  const at = (moment: Date) => format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'medium' })
  const state = deliveredAt ? 'arrived' : dueAt ? 'waiting' : 'givenUp'
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3">
      <div className="min-w-0">
        <p>
          <span className="font-semibold">{event}</span> · {at(createdAt)}
        </p>
        <p className="text-[0.9375rem] text-muted">
          <span className={state === 'givenUp' ? 'font-semibold text-cinnabar' : undefined}>
            {t(`school.webhooks.state.${state}`)}
          </span>
          {lastAnswer && ` · ${lastAnswer}`}
          {attempts > 0 && ` · ${t('school.webhooks.attempts', { count: attempts })}`}
          {state === 'waiting' && dueAt && ` · ${t('school.webhooks.next', { time: at(dueAt) })}`}
        </p>
        <details>
          <summary className="min-h-6 cursor-pointer text-[0.9375rem] underline underline-offset-4">
            {t('school.webhooks.body')}
          </summary>
          <pre className="mt-2 whitespace-pre-wrap break-all text-[0.875rem]">{body}</pre>
        </details>
      </div>
      <form action={sendAgain}>
        <button type="submit" className="button-quiet">
          {t('school.webhooks.again')}
        </button>
      </form>
    </li>
  )
}
