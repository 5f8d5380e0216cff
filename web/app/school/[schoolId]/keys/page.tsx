import Link from 'next/link'
import { listKeys } from '@/domain/api/list-keys'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { MakeKeyForm } from '../../../../school/make-key-form'
import { makeHere, revokeHere } from './actions'

interface KeysPageProps {
  params: Promise<{ schoolId: string }>
}

/** The keys by which a school's own programs come in. */
export default async function KeysPage({ params }: KeysPageProps) {
  const { schoolId } = await params
  const { context } = await enterSchool(schoolId, 'keys')
  const [{ t, format }, keys] = await Promise.all([getReader(), listKeys(context)])
  const on = (date: Date) => format.dateTime(date, { dateStyle: 'medium' })
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('school.keys.title')}</h2>
      <p className="mt-2">
        {t('school.keys.text')}{' '}
        <Link href="/api-docs" prefetch={false} className="text-leaf underline underline-offset-4">
          {t('api.title')}
        </Link>
      </p>
      {keys.length === 0 && <p className="mt-4 text-muted">{t('school.keys.none')}</p>}
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {keys.map(({ id, name, ending, scopes, expiresAt, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p>
              <span className="font-semibold">{name}</span> <code>…{ending}</code>
              <span className="block text-[0.9375rem] text-muted">
                {scopes.join(', ')}
                <br />
                {t('school.keys.until', { time: on(expiresAt) })} ·{' '}
                {lastUsedAt
                  ? t('school.keys.used', { time: on(lastUsedAt) })
                  : t('school.keys.unused')}
              </span>
            </p>
            <form action={revokeHere.bind(null, schoolId, id)}>
              <button type="submit" className="button-quiet">
                {t('school.keys.revoke')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.keys.make')}</h2>
      <MakeKeyForm action={makeHere.bind(null, schoolId)} />
    </div>
  )
}
