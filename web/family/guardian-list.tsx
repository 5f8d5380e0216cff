import type { Database } from '@/prisma/database'
import type { FormState } from '../components/form/form-state'
import { getReader } from '../i18n/reader'
import { RemoveGuardianForm } from './remove-guardian-form'

interface GuardianListProps {
  db: Database
  familyId: string
  accountId: string
  remove: (guardianId: string, former: FormState, form: FormData) => Promise<FormState>
}

export async function GuardianList({ db, familyId, accountId, remove }: GuardianListProps) {
  const [{ t, format }, guardians] = await Promise.all([
    getReader(),
    db.guardian.findMany({
      where: { familyId },
      orderBy: { createdAt: 'asc' },
      select: { accountId: true, createdAt: true, account: { select: { email: true } } },
    }),
  ])
  return (
    <section className="mt-6">
      <h2 className="font-semibold text-[1.25rem]">{t('family.guardians.title')}</h2>
      <ul className="mt-2 divide-y divide-line border-line border-y">
        {guardians.map((guardian) => (
          <li key={guardian.accountId} className="py-3">
            <p>
              {guardian.account.email}{' '}
              <span className="text-muted">
                {guardian.accountId === accountId
                  ? t('family.guardians.you')
                  : t('family.guardians.since', {
                      time: format.dateTime(guardian.createdAt, { dateStyle: 'medium' }),
                    })}
              </span>
            </p>
            {guardian.accountId !== accountId && (
              <RemoveGuardianForm action={remove.bind(null, guardian.accountId)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
