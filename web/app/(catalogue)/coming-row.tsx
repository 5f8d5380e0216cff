import Link from 'next/link'
import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { classLabels } from '../../components/class-labels'
import { CoverPicture } from '../../covers/cover-picture'
import { getReader } from '../../i18n/reader'

interface ComingRowProps {
  entry: CatalogueEntry
  now: Date
}

export async function ComingRow({ entry, now }: ComingRowProps) {
  const reader = await getReader()
  const labels = classLabels(entry, reader)
  const isLate = entry.startsAt <= now
  return (
    <li className="relative grid grid-cols-[4.5rem_1fr_auto] gap-x-4 py-3 hover:bg-sunken">
      <p className="pt-0.5 font-display text-lg tabular-nums">
        <time dateTime={entry.startsAt.toISOString()}>{labels.startTime}</time>
      </p>
      <div>
        <h4 className="font-semibold text-[1.0625rem]">
          <Link
            href={`/watch/${entry.classSessionId}`}
            prefetch={false}
            className="inline-block min-h-6 after:absolute after:inset-0"
          >
            {labels.title}
          </Link>
        </h4>
        <p className="text-[0.9375rem] text-muted">
          {isLate && <strong className="mr-2 text-leaf">{reader.t('catalogue.late')}</strong>}
          {labels.schoolName} · {labels.subject} · {labels.grade}
        </p>
      </div>
      {entry.cover && (
        <CoverPicture
          cover={entry.cover}
          shape="card"
          className="w-20 self-start rounded sm:w-24"
        />
      )}
    </li>
  )
}
