import type { describeReviewQueue } from '@/domain/evidence/describe-review-queue'
import { getReader } from '../i18n/reader'

type Queue = Awaited<ReturnType<typeof describeReviewQueue>>

/** How much waits, since when, and how much this reviewer did. */
export async function QueueFigures({ queue }: { queue: Queue }) {
  const { t, format } = await getReader()
  const { waiting, oldestAt, decidedToday } = queue
  const oldest =
    oldestAt &&
    t('review.oldest', {
      time: format.dateTime(oldestAt, { dateStyle: 'medium', timeStyle: 'short' }),
    })
  const figures = [
    t('review.progress', { waiting }),
    oldest,
    t('review.mine', { count: decidedToday }),
  ]
  return <p className="mt-2 font-semibold">{figures.filter(Boolean).join(' · ')}</p>
}
