import {
  CircleCheck,
  CirclePause,
  CircleX,
  Clock,
  Radio,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TextField } from '../components/form/text-field'
import { chooseText } from '../i18n/choose-text'
import { sayClassTimes } from '../i18n/class-times'
import { findNotes } from '../operations/find-notes'
import { NoteList } from '../operations/note-list'
import type { DayClass } from './school-day'

interface DayRowProps {
  schoolId: string
  dayClass: DayClass
  now: Date
  timeZone: string
  stop: FormAction
}

const quiet = 'border border-line bg-raised text-ink'
const looks = {
  scheduled: { Icon: Clock, look: quiet },
  warming: { Icon: Clock, look: 'border border-leaf bg-leaf-wash text-ink' },
  late: { Icon: TriangleAlert, look: 'border border-cinnabar bg-raised text-cinnabar' },
  live: { Icon: Radio, look: 'bg-leaf text-on-leaf' },
  reconnecting: { Icon: Unplug, look: 'bg-cinnabar text-on-cinnabar' },
  paused: { Icon: CirclePause, look: quiet },
  ended: { Icon: CircleCheck, look: quiet },
  missed: { Icon: CircleX, look: quiet },
  cancelled: { Icon: CircleX, look: quiet },
} as const

/** One class: when, what, who, how it is doing, and the way to stop it. */
export function DayRow({ schoolId, dayClass, now, timeZone, stop }: DayRowProps) {
  const t = useTranslations('school.day')
  const format = useFormatter()
  const locale = useLocale().startsWith('zh') ? 'zh' : 'en'
  const { dayState, title, classroomName, teacherName, health, stopped } = dayClass
  const { Icon, look } = looks[dayState]
  const notes = findNotes({ ...dayClass, logId: '' }, { now, isNodeSilent: false })
  const isOnAir = dayState === 'live' || dayState === 'reconnecting'
  const isChangeable = ['scheduled', 'warming', 'late'].includes(dayState)
  const isOpen = isOnAir || ['warming', 'late', 'paused'].includes(dayState)
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[7rem_1fr_auto]">
      <p className="font-semibold tabular-nums">
        {sayClassTimes(format, {
          startsAt: new Date(dayClass.startsAt),
          endsAt: new Date(dayClass.endsAt),
          timeZone,
        })}
      </p>
      <div>
        <h3 className="font-semibold">
          <a href={`/watch/${dayClass.classSessionId}`} className="underline underline-offset-4">
            {chooseText(title, locale)}
          </a>
        </h3>
        <p className="text-[0.9375rem] text-muted">
          {classroomName} · {teacherName ?? t('noTeacher')}
          {isOnAir && ` · ${t('viewers', { count: dayClass.viewers })}`}
          {isOnAir &&
            health &&
            ` · ${t('line', { kbps: Math.round(health.figures.receivedKbps), fps: Math.round(health.figures.receivedFps ?? 0) })}`}
        </p>
      </div>
      <p className="flex flex-wrap items-center gap-3">
        {(isOnAir || dayState === 'paused' || dayState === 'ended') && (
          <a
            href={`/school/${schoolId}/classes/${dayClass.classSessionId}/attendance`}
            className="inline-flex min-h-6 items-center text-leaf underline underline-offset-4"
          >
            {t('attendance')}
          </a>
        )}
        {isChangeable && (
          <a
            href={`/school/${schoolId}/classes/${dayClass.classSessionId}`}
            className="inline-flex min-h-6 items-center text-leaf underline underline-offset-4"
          >
            {t('change')}
          </a>
        )}
        {(isOpen || dayState === 'ended') && !stopped && (
          <a
            href={`/studio/${dayClass.classSessionId}`}
            className="inline-flex min-h-6 items-center text-leaf underline underline-offset-4"
          >
            {t(isOpen ? 'studio' : 'replay')}
          </a>
        )}
        <span
          className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-3 font-semibold text-[0.875rem] ${look}`}
        >
          <Icon aria-hidden="true" className="size-4" />
          {t(stopped ? 'state.stopped' : `state.${dayState}`)}
        </span>
      </p>
      {notes.length > 0 && (
        <div className="sm:col-span-3">
          <NoteList notes={notes} now={now} />
        </div>
      )}
      {isOpen && !stopped && (
        <details className="sm:col-span-3">
          <summary className="min-h-6 cursor-pointer text-[0.9375rem] text-cinnabar underline underline-offset-4">
            {t('stop')}
          </summary>
          <p className="mt-2 max-w-[60ch] text-[0.9375rem]">{t('stopText')}</p>
          <Form action={stop} className="max-w-[34rem]">
            <input type="hidden" name="classSessionId" value={dayClass.classSessionId} />
            <TextField name="reason" label={t('stopReason')} maxLength={500} required />
            <SubmitButton look="danger">{t('stopButton')}</SubmitButton>
          </Form>
        </details>
      )}
    </li>
  )
}
