import type { Metadata } from 'next'
import { describeReviewQueue } from '@/domain/evidence/describe-review-queue'
import { findUndoable } from '@/domain/evidence/find-held-evidence'
import { getReader } from '../../i18n/reader'
import { SectionReader } from '../../i18n/section-reader'
import { ClaimFacts } from '../../review/claim-facts'
import { enterReview } from '../../review/enter-review'
import { openHeldEvidence } from '../../review/open-held-evidence'
import { QueueFigures } from '../../review/queue-figures'
import { ReviewDesk } from '../../review/review-desk'
import { TakeForm } from '../../review/take-form'
import { UndoBar } from '../../review/undo-bar'
import { decideHere, giveBackHere, takeHere, undoHere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('review.title'), robots: { index: false } }
}

export default async function ReviewPage() {
  const { portal, context } = await enterReview()
  const [{ t }, queue, held, undoable] = await Promise.all([
    getReader(),
    describeReviewQueue(context),
    openHeldEvidence({ portal, context }),
    findUndoable(context),
  ])
  const leftMs = (undoable?.appliesAt?.getTime() ?? 0) - context.now.getTime()
  return (
    <SectionReader sections={['review']}>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('review.title')}</h1>
      <p className="mt-1 text-muted">{t('review.text')}</p>
      <QueueFigures queue={queue} />
      {undoable && (
        <UndoBar key={undoable.id} action={undoHere.bind(null, undoable.id)} leftMs={leftMs} />
      )}
      {held ? (
        <ReviewDesk
          key={held.id}
          evidenceId={held.id}
          pages={held.pages.map(({ page }) => page)}
          decide={decideHere.bind(null, held.id)}
          giveBack={giveBackHere}
        >
          <ClaimFacts held={held} />
        </ReviewDesk>
      ) : (
        <>
          {queue.waiting === 0 && <p className="mt-6">{t('review.none')}</p>}
          <TakeForm action={takeHere} />
        </>
      )}
    </SectionReader>
  )
}
