import Link from 'next/link'
import type { WeekEntry } from '@/domain/course-enrolment/list-family-week'
import { JoinClassForm } from '../../../children/join-class-form'
import { classLabels } from '../../../components/class-labels'
import { StateBadge } from '../../../components/state-badge'
import { sayClassTimes } from '../../../i18n/class-times'
import { getReader } from '../../../i18n/reader'
import { joinHere } from './actions'

interface WeekClassProps {
  entry: WeekEntry
  names: Map<string, string>
  now: Date
}

const joinable = ['warming', 'late', 'live', 'reconnecting', 'paused']
const soonMinutes = 60

/** A class of the week: whose it is, how it stands, and the way in from when its page waits for the teacher. */
export async function WeekClass({ entry, names, now }: WeekClassProps) {
  const reader = await getReader()
  const { t, format, timeZone } = reader
  const { classSessionId, childIds, state, startsAt, endsAt, movedFrom, reason, teacher } = entry
  const { title, schoolName } = classLabels(entry, reader)
  const minutes = Math.ceil((startsAt.getTime() - now.getTime()) / 60_000)
  const isSoon = (state === 'scheduled' || state === 'warming') && minutes <= soonMinutes
  const children = childIds.map((id) => ({ childId: id, name: names.get(id) ?? '' }))
  return (
    <li className="grid gap-x-4 py-4 sm:grid-cols-[7rem_1fr]">
      <p className="font-semibold tabular-nums">
        {sayClassTimes(format, { startsAt, endsAt, timeZone })}
      </p>
      <div>
        <p>
          <Link
            href={`/watch/${classSessionId}`}
            prefetch={false}
            className="inline-block min-h-6 font-semibold text-leaf underline underline-offset-4"
          >
            {title}
          </Link>
        </p>
        <p className="text-[0.9375rem] text-muted">
          {[children.map(({ name }) => name).join('、'), schoolName, teacher]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="mt-1">
          {state === 'live' ? (
            <StateBadge state="live" label={t('week.state.live')} />
          ) : (
            <span className={state === 'cancelled' ? 'font-semibold text-cinnabar' : undefined}>
              {state === 'cancelled'
                ? t('week.cancelled', { reason })
                : isSoon
                  ? t('week.inMinutes', { minutes: Math.max(0, minutes) })
                  : t(`week.state.${state}`)}
            </span>
          )}
        </p>
        {movedFrom && state !== 'cancelled' && (
          <p className="text-[0.9375rem] text-cinnabar">
            {t('week.moved', {
              time: format.dateTime(movedFrom, { dateStyle: 'full', timeStyle: 'short' }),
              reason,
            })}
          </p>
        )}
        {joinable.includes(state) && (
          <JoinClassForm action={joinHere.bind(null, classSessionId)} siblings={children} />
        )}
        {entry.hasReplay && (
          <Link href={`/watch/${classSessionId}`} prefetch={false} className="button-quiet mt-2">
            <span aria-hidden="true">{t('week.watchAgain')}</span>
            <span className="sr-only">{t('week.watchAgainOf', { title })}</span>
          </Link>
        )}
      </div>
    </li>
  )
}
