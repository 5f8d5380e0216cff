import type { ChildAttendant } from '@/domain/attendance/list-child-attendance'
import { sayChild } from '../../../../../../children/say-child'
import { getReader } from '../../../../../../i18n/reader'

interface ChildRowsProps {
  attendants: ChildAttendant[]
  /** In their order, for the teacher of the class. */
  names: string[] | null
  timeZone: string
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** The enrolled children of a class: who came, for how long, and who did not. */
export async function ChildRows({ attendants, names, timeZone }: ChildRowsProps) {
  const { t, format } = await getReader()
  if (attendants.length === 0) return null
  const present = attendants.filter(({ isPresent }) => isPresent).length
  return (
    <section aria-labelledby="children" className="mt-6">
      <h3 id="children" className="font-semibold text-[1.125rem]">
        {t('attendance.childrenTitle')}
      </h3>
      <p>{t('attendance.children', { enrolled: attendants.length, present })}</p>
      {!names && <p className="text-[0.9375rem] text-muted">{t('attendance.onlyTeacher')}</p>}
      <ul className="mt-2 divide-y divide-line border-line border-y">
        {attendants.map((child, index) => (
          <li key={child.number} className="flex flex-wrap justify-between gap-x-6 py-2">
            <p>
              <span className="font-semibold">{sayChild({ child, name: names?.[index], t })}</span>
              <span className="block text-[0.9375rem] text-muted">
                {child.firstAt && child.lastAt
                  ? format.dateTimeRange(child.firstAt, child.lastAt, { ...clock, timeZone })
                  : t('attendance.absent')}
              </span>
            </p>
            {child.firstAt && (
              <p className="tabular-nums">
                {t('attendance.minutes', { count: child.watchedMinutes })} ·{' '}
                {t(child.isPresent ? 'attendance.present' : 'attendance.notPresent')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
