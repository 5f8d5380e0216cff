import { randomUUID } from 'node:crypto'
import { listStaff } from '@/domain/school/list-staff'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { inviteHere, makeLinkHere, removeHere, revokeHere } from './actions'
import { InviteForm } from './invite-form'
import { LinkForm } from './link-form'

interface PeoplePageProps {
  params: Promise<{ schoolId: string }>
}

export default async function PeoplePage({ params }: PeoplePageProps) {
  const { schoolId } = await params
  const { context } = await enterSchool(schoolId, 'people')
  const [{ t, format }, { staff, invitations }] = await Promise.all([
    getReader(),
    listStaff(context),
  ])
  return (
    <div className="grid gap-x-12 gap-y-10 pt-8 lg:grid-cols-2">
      <section aria-labelledby="staff">
        <h2 id="staff" className="font-semibold text-[1.375rem]">
          {t('school.people.staff')}
        </h2>
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {staff.map(({ id, role, name, email }) => (
            <li key={`${role} ${id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <p className="grow">
                <span className="font-semibold">{name}</span> · {t(`account.parts.role.${role}`)}
                <br />
                <span className="text-[0.9375rem] text-muted">{email}</span>
              </p>
              {role === 'teacher' && (
                <form action={removeHere.bind(null, schoolId, id)}>
                  <button type="submit" className="button-quiet">
                    {t('school.people.remove')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.people.invited')}</h2>
        {invitations.length === 0 && (
          <p className="mt-2 text-muted">{t('school.people.noneInvited')}</p>
        )}
        <ul className="mt-3 divide-y divide-line border-line border-y empty:hidden">
          {invitations.map(({ id, name, email, expiresAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <p className="grow">
                <span className="font-semibold">{name ?? email}</span>
                <br />
                <span className="text-[0.9375rem] text-muted">
                  {email ?? t('school.people.byLink')} ·{' '}
                  {t('school.people.until', {
                    time: format.dateTime(expiresAt, { dateStyle: 'medium' }),
                  })}
                </span>
              </p>
              <form action={revokeHere.bind(null, schoolId, id)}>
                <button type="submit" className="button-quiet">
                  {t('school.people.revoke')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="invite">
        <h2 id="invite" className="font-semibold text-[1.375rem]">
          {t('school.people.invite')}
        </h2>
        <InviteForm action={inviteHere.bind(null, schoolId)} />
        <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.people.link')}</h2>
        <LinkForm action={makeLinkHere.bind(null, schoolId)} requestId={randomUUID()} />
      </section>
    </div>
  )
}
