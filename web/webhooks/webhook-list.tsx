import Link from 'next/link'
import { getReader } from '../i18n/reader'

interface WebhookListProps {
  webhooks: { id: string; url: string; events: string[]; deliveries: { event: string }[] }[]
  /** Each address's own page is below it. */
  page: string
}

/** The addresses where somebody's programs are told, each with what was sent there last. */
export async function WebhookList({ webhooks, page }: WebhookListProps) {
  const { t } = await getReader()
  if (webhooks.length === 0) return <p className="mt-4 text-muted">{t('school.webhooks.none')}</p>
  return (
    <ul className="mt-4 divide-y divide-line border-line border-y">
      {webhooks.map(({ id, url, events, deliveries: [last] }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <p>
            <span className="break-all font-semibold">{url}</span>
            <span className="block text-[0.9375rem] text-muted">
              {events.join(', ')}
              <br />
              {last ? t('school.webhooks.last', { event: last.event }) : t('school.webhooks.never')}
            </span>
          </p>
          <Link href={`${page}/${id}`} prefetch={false} className="button-quiet">
            {t('school.webhooks.log')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
