import { notFound } from 'next/navigation'
import { listAttendance } from '@/domain/attendance/list-attendance'
import { openNamesForTeacher } from '../../../../../../children/open-names-for-teacher'
import { chooseText } from '../../../../../../i18n/choose-text'
import { getReader } from '../../../../../../i18n/reader'
import { enterSchool } from '../../../../../../school/enter-school'
import { ChildRows } from './child-rows'

interface AttendancePageProps {
  params: Promise<{ schoolId: string; classSessionId: string }>
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** Who watched a class, with the rule of who was present, and both files. */
export default async function AttendancePage({ params }: AttendancePageProps) {
  const { schoolId, classSessionId } = await params
  const page = `classes/${classSessionId}/attendance`
  const { portal, school, context } = await enterSchool(schoolId, page)
  const classSession = await context.db.classSession.findUnique({
    where: { id: classSessionId, course: { schoolId } },
  })
  if (!classSession) notFound()
  const [{ t, format, locale }, { heldMinutes, attendants, children }] = await Promise.all([
    getReader(),
    listAttendance({ ...context, classSessionId }),
  ])
  const names = await openNamesForTeacher({
    ...{ portal, accountId: context.actorId, teacherId: classSession.teacherId, children },
  })
  const { timeZone } = school
  const { titleZh, titleEn } = classSession
  const files = `/api/school/${schoolId}/attendance/${classSessionId}`
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">
        {t('attendance.of', { title: chooseText({ zh: titleZh, en: titleEn }, locale) })}
      </h2>
      <p className="mt-2">{t('attendance.summary', { count: attendants.length, heldMinutes })}</p>
      <p className="mt-1 text-muted">{t('attendance.rule')}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        {(['csv', 'xlsx'] as const).map((kind) => (
          <a key={kind} href={`${files}.${kind}`} className="button-quiet">
            {t(`attendance.${kind}`)}
          </a>
        ))}
      </p>
      <ChildRows attendants={children} names={names} timeZone={timeZone} />
      {children.length > 0 && attendants.length > 0 && (
        <h3 className="mt-8 font-semibold text-[1.125rem]">{t('attendance.othersTitle')}</h3>
      )}
      {attendants.length === 0 && children.length === 0 && (
        <p className="mt-6 text-muted">{t('attendance.none')}</p>
      )}
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {attendants.map(({ name, firstAt, lastAt, watchedMinutes, isPresent }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: those whom nobody knows have no other name.
            key={index}
            className="flex flex-wrap justify-between gap-x-6 py-2"
          >
            <p>
              <span className="font-semibold">{name ?? t('attendance.unknown')}</span>
              <span className="block text-[0.9375rem] text-muted">
                {format.dateTimeRange(firstAt, lastAt, { ...clock, timeZone })}
              </span>
            </p>
            <p className="tabular-nums">
              {t('attendance.minutes', { count: watchedMinutes })} ·{' '}
              {t(isPresent ? 'attendance.present' : 'attendance.notPresent')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
