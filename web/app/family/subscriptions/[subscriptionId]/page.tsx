import type { Metadata } from 'next'
import { enterOwnSubscription } from '../../../../family/status/enter-own-subscription'
import { LiveStatus } from '../../../../family/status/live-status'
import { readStatus } from '../../../../family/status/read-status'
import { StatusHeading } from '../../../../family/status/status-heading'
import { getReader } from '../../../../i18n/reader'
import { SectionReader } from '../../../../i18n/section-reader'
import { answerOfferHere, giveBackHere, objectHere } from './actions'

interface SubscriptionPageProps {
  params: Promise<{ subscriptionId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('subscription.title'), robots: { index: false } }
}

/** How a subscription stands: can be kept open, printed, and comes back by the link in its letter. */
export default async function SubscriptionPage({ params }: SubscriptionPageProps) {
  const { subscriptionId } = await params
  const { portal, context, own } = await enterOwnSubscription(subscriptionId)
  const { familyId } = context
  const [{ locale }, { state }] = await Promise.all([
    getReader(),
    readStatus({ portal, familyId, subscriptionId }),
  ])
  return (
    <SectionReader sections={['subscription']}>
      <div className="max-w-[40rem]">
        <StatusHeading portal={portal} familyId={familyId} own={own} here={subscriptionId} />
        <LiveStatus
          initial={state}
          locale={locale}
          programmeId={own.programmeId}
          accept={answerOfferHere.bind(null, subscriptionId, 'accept')}
          decline={answerOfferHere.bind(null, subscriptionId, 'decline')}
          giveBack={giveBackHere.bind(null, subscriptionId)}
          object={objectHere.bind(null, subscriptionId)}
        />
      </div>
    </SectionReader>
  )
}
