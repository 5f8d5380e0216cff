import Link from 'next/link'
import type { ReplayEntry } from '@/domain/course/list-replays'
import { classLabels } from '../../components/class-labels'
import { getReader } from '../../i18n/reader'
import { formatPosition } from '../../player/format-position'

/** Classes that have ended and can be watched again. */
export async function WatchAgain({ entries }: { entries: ReplayEntry[] }) {
  const { t } = await getReader()
  return (
    <section aria-labelledby="watch-again" className="mt-12 sm:mt-16">
      <h2 id="watch-again" className="border-ink border-b-2 pb-2 font-semibold text-xl">
        {t('catalogue.watchAgain')}
      </h2>
      {entries.length === 0 ? (
        <p className="mt-6 text-muted">{t('catalogue.nothingToWatchAgain')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <ReplayRow key={entry.classSessionId} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

async function ReplayRow({ entry }: { entry: ReplayEntry }) {
  const reader = await getReader()
  const { t, format } = reader
  const labels = classLabels(entry, reader)
  const date = format.dateTime(entry.endedAt, { weekday: 'short', day: 'numeric', month: 'long' })
  const duration = formatPosition(entry.seconds)
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3 hover:bg-sunken">
      <div>
        <h3 className="font-semibold text-[1.0625rem]">
          <Link
            href={`/watch/${entry.classSessionId}`}
            prefetch={false}
            className="inline-block min-h-6 after:absolute after:inset-0"
          >
            {labels.title}
          </Link>
        </h3>
        <p className="text-[0.9375rem] text-muted">
          {labels.schoolName} · {labels.subject} · {labels.grade}
        </p>
      </div>
      <p className="text-[0.9375rem] text-muted tabular-nums">
        {t('catalogue.replayLength', { duration, date })}
      </p>
    </li>
  )
}
