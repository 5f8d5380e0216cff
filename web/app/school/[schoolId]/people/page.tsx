import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { pageNumberSchema } from '@/domain/pages'
import { listInvitations } from '@/domain/school/list-invitations'
import { listStaff } from '@/domain/school/list-staff'
import { Pager } from '../../../../components/pager'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { inviteHere, makeLinkHere, removeHere, revokeHere } from './actions'
import { InviteForm } from './invite-form'
import { LinkForm } from './link-form'

interface PeoplePageProps {
  params: Promise<{ schoolId: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** Two lists, each with a page of its own. */
const pagesSchema = z.object({ staff: pageNumberSchema, invited: pageNumberSchema })

export default async function PeoplePage({ params, searchParams }: PeoplePageProps) {
  const { schoolId } = await params
  const { page, context } = await enterSchool(schoolId, 'people')
  const pages = pagesSchema.parse(await searchParams)
  const [{ t, format }, staff, invitations] = await Promise.all([
    getReader(),
    listStaff({ ...context, page: pages.staff }),
    listInvitations({ ...context, page: pages.invited }),
  ])
  return (
    <div className="grid gap-x-12 gap-y-10 pt-8 lg:grid-cols-2">
      <section aria-labelledby="staff">
        <h2 id="staff" className="font-semibold text-[1.375rem]">
          {t('school.people.staff')}
        </h2>
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {staff.rows.map(({ id, role, name, email }) => (
            <li key={`${role} ${id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <p className="grow">
                <span className="font-semibold">{name}</span> · {t(`account.parts.role.${role}`)}
                <br />
                <span className="text-[0.9375rem] text-muted">{email}</span>
              </p>
              {(role === 'teacher' || id !== context.actorId) && (
                <form action={removeHere.bind(null, schoolId, role, id)}>
                  <button type="submit" className="button-quiet">
                    {t('school.people.remove')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        <Pager
          path={page}
          query={pages}
          field="staff"
          of={t('school.people.staff')}
          hasMore={staff.hasMore}
        />
        <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.people.invited')}</h2>
        {invitations.rows.length === 0 && (
          <p className="mt-2 text-muted">{t('school.people.noneInvited')}</p>
        )}
        <ul className="mt-3 divide-y divide-line border-line border-y empty:hidden">
          {invitations.rows.map(({ id, role, name, email, expiresAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <p className="grow">
                <span className="font-semibold">{name ?? email}</span> ·{' '}
                {t(`account.parts.role.${role}`)}
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
        <Pager
          path={page}
          query={pages}
          field="invited"
          of={t('school.people.invited')}
          hasMore={invitations.hasMore}
        />
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
