import Link from 'next/link'
import type { OnAirEntry } from '@/domain/course/list-catalogue'
import { classLabels } from '../../components/class-labels'
import { StateBadge } from '../../components/state-badge'
import { CoverPicture } from '../../covers/cover-picture'
import { getReader } from '../../i18n/reader'
import { startedText } from './started-text'

interface OnAirCardProps {
  entry: OnAirEntry
  now: Date
}

export async function OnAirCard({ entry, now }: OnAirCardProps) {
  const reader = await getReader()
  const labels = classLabels(entry, reader)
  return (
    <li className="relative flex flex-col rounded-xl border border-line bg-raised p-5 motion-safe:transition-colors hover:border-leaf sm:p-6">
      {entry.cover && (
        <CoverPicture cover={entry.cover} shape="card" className="mb-4 w-full rounded-lg" />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.875rem] text-muted">
        <StateBadge state={entry.state} label={reader.t(`player.state.${entry.state}`)} />
        <span>{startedText(entry.startedAt, now, reader)}</span>
      </div>
      <h3 className="mt-4 font-semibold text-[1.375rem]">
        <Link
          href={`/watch/${entry.classSessionId}`}
          prefetch={false}
          className="after:absolute after:inset-0"
        >
          {labels.title}
        </Link>
      </h3>
      <p className="mt-1 text-muted">{labels.schoolName}</p>
      <p className="mt-auto flex items-end justify-between gap-4 pt-5">
        <span className="text-[0.9375rem]">
          {labels.subject} · {labels.grade}
        </span>
        <span aria-hidden="true" className="shrink-0 font-semibold text-leaf">
          {reader.t('catalogue.watch')} →
        </span>
      </p>
    </li>
  )
}
