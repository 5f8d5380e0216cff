import type { Metadata } from 'next'
import { listMail } from '@/domain/mail/list-mail'
import { requireRight } from '../../../auth/current-account'
import { getReader } from '../../../i18n/reader'
import { domainContext, getPortal } from '../../../server/portal'
import { sendAgainHere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('outbox.title'), robots: { index: false } }
}

export default async function OutboxPage() {
  await requireRight('read_outbox', { next: '/operations/outbox' })
  const portal = getPortal()
  const [{ t, format }, letters] = await Promise.all([getReader(), listMail(domainContext(portal))])
  const at = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="max-w-[52rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('outbox.title')}</h1>
      <p className="mt-2 text-muted">
        {t(portal.settings.SMTP_URL ? 'outbox.text' : 'outbox.noServer')}
      </p>
      {letters.length === 0 && <p className="mt-8">{t('outbox.empty')}</p>}
      <ul className="mt-6 flex flex-col gap-3">
        {letters.map(({ id, recipient, subject, text, createdAt, sentAt, dueAt, lastError }) => (
          <li key={id} className="rounded-xl border border-line p-4">
            <details>
              <summary className="cursor-pointer">
                <span className="font-semibold">{subject}</span>
                <br />
                <span className="text-[0.9375rem] text-muted">
                  {recipient} · {at(createdAt)} ·{' '}
                  {sentAt
                    ? t('outbox.sent', { time: at(sentAt) })
                    : t(dueAt ? 'outbox.waiting' : 'outbox.givenUp')}
                </span>
              </summary>
              <pre className="mt-3 whitespace-pre-wrap font-body">{text}</pre>
            </details>
            {lastError && <p className="mt-2 text-[0.9375rem] text-cinnabar">{lastError}</p>}
            {!sentAt && portal.settings.SMTP_URL && (
              <form action={sendAgainHere.bind(null, id)} className="mt-3">
                <button type="submit" className="button-quiet">
                  {t('outbox.sendAgain')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
