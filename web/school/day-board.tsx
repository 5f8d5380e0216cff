'use client'

import { useFormatter, useTranslations } from 'use-intl/react'
import type { FormAction } from '../components/form/form'
import { DayRow } from './day-row'
import type { SchoolDay } from './school-day'
import { useSchoolDay } from './use-school-day'

interface DayBoardProps {
  schoolId: string
  initial: SchoolDay
  /** On whose clock the day is shown. */
  timeZone: string
  stop: FormAction
}

/** The day's classes, kept up to date while it is looked at. */
export function DayBoard({ schoolId, initial, timeZone, stop }: DayBoardProps) {
  const t = useTranslations('school.day')
  const format = useFormatter()
  const { day, isOld } = useSchoolDay(schoolId, initial)
  const now = new Date(day.readAt)
  return (
    <>
      <p className="text-muted">
        {format.dateTime(now, { dateStyle: 'full', timeZone })} · {t('clock', { timeZone })}
      </p>
      {isOld && (
        <p role="alert" className="mt-4 rounded-xl border-2 border-cinnabar bg-raised p-4">
          {t('old', { time: format.dateTime(now, { timeStyle: 'medium', timeZone }) })}
        </p>
      )}
      {day.classes.length === 0 ? (
        <p className="mt-6 text-muted">{t('none')}</p>
      ) : (
        <ul className="mt-4 divide-y divide-line border-line border-y">
          {day.classes.map((each) => (
            <DayRow
              key={each.classSessionId}
              schoolId={schoolId}
              dayClass={each}
              now={now}
              timeZone={timeZone}
              stop={stop}
            />
          ))}
        </ul>
      )}
    </>
  )
}
