import { childAccessKinds } from '@/domain/family/child-access-kinds'
import { listChildAccesses } from '@/domain/family/list-child-accesses'
import type { Database } from '@/prisma/database'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'

interface AccessListProps {
  db: Database
  familyId: string
  childId: string
}

/** Who of the staff saw something of the child, in which part. */
export async function AccessList({ db, familyId, childId }: AccessListProps) {
  const [{ t, format, locale }, accesses] = await Promise.all([
    getReader(),
    listChildAccesses({ db, familyId, childId }),
  ])
  const sayPart = ({ role, school }: (typeof accesses)[number]['grants'][number]) => {
    const part = t(`account.parts.role.${role}`)
    return school
      ? `${part} (${chooseText({ zh: school.nameZh, en: school.nameEn }, locale)})`
      : part
  }
  return (
    <section className="mt-10">
      <h2 className="font-semibold text-[1.25rem]">{t('family.accesses.title')}</h2>
      {accesses.length === 0 && <p className="mt-1 text-muted">{t('family.accesses.none')}</p>}
      <ul className="mt-2">
        {accesses.map(({ id, what, at, grants }) => {
          const kind = childAccessKinds.find((known) => known === what)
          return (
            <li key={id} className="py-1 text-[0.9375rem]">
              {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
              {kind ? t(`family.accesses.what.${kind}`) : what} · {grants.map(sayPart).join(', ')}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
