import Link from 'next/link'
import { listOwnClasses } from '@/domain/course/list-own-classes'
import { requireAccount } from '../../auth/current-account'
import { feedPath } from '../../feeds/feed-address'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'
import { domainContext, getPortal } from '../../server/portal'

/** The next classes of whoever is signed in, each with the way into its studio. */
export default async function StudiosPage() {
  const { accountId } = await requireAccount('/studio')
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  const [{ t }, { coming, past }] = await Promise.all([
    getReader(),
    listOwnClasses({ db, now, accountId }),
  ])
  return (
    <div className="max-w-[44rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('studio.mine')}</h1>
      <p className="mt-1">
        <a
          href={feedPath({ of: 'teachers', id: accountId }, portal)}
          className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
        >
          {t('studio.calendar')}
        </a>
      </p>
      {coming.length === 0 && <p className="mt-3 text-muted">{t('studio.none')}</p>}
      <ClassList classes={coming} />
      {past.length > 0 && (
        <>
          <h2 className="mt-10 font-semibold text-[1.375rem]">{t('studio.past')}</h2>
          <ClassList classes={past} />
        </>
      )}
    </div>
  )
}

interface ClassListProps {
  classes: Awaited<ReturnType<typeof listOwnClasses>>['coming']
}

async function ClassList({ classes }: ClassListProps) {
  const { format, locale } = await getReader()
  return (
    <ul className="mt-5 flex flex-col gap-3">
      {classes.map(({ id, titleZh, titleEn, startsAt, endsAt, course, classroom }) => (
        <li key={id} className="rounded-2xl border border-line">
          <Link href={`/studio/${id}`} prefetch={false} className="block p-5">
            <span className="font-semibold text-[1.125rem] text-leaf underline underline-offset-4">
              {chooseText({ zh: titleZh, en: titleEn }, locale)}
            </span>
            <span className="block">
              {format.dateTimeRange(startsAt, endsAt, {
                weekday: 'short',
                day: 'numeric',
                month: 'long',
                hour: '2-digit',
                minute: '2-digit',
                hourCycle: 'h23',
              })}
            </span>
            <span className="block text-[0.9375rem] text-muted">
              {chooseText({ zh: course.school.nameZh, en: course.school.nameEn }, locale)} ·{' '}
              {classroom.name}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
