import type { ClaimKind, ClaimState, Database, SubscriptionState } from '@/prisma/database'
import { drawEndsAt } from './draw-lots'
import { findOwnSubscription } from './find-own-subscription'
import { findPlace } from './find-place'

interface DescribeOptions {
  db: Database
  now: Date
  /** The family's, whose guardian asks. */
  familyId: string
  subscriptionId: string
}

export interface SubscriptionStatus {
  subscriptionId: string
  programmeId: string
  childId: string
  state: SubscriptionState
  /** What the family waits for, where it waits. */
  waitsFor: 'draw' | 'decision' | 'evidence' | 'review' | 'duplicate' | 'place' | null
  tier: number
  tierName: { zh: string; en: string }
  /** In the tier, and of how many who wait there; null when it does not wait. */
  place: { number: number; of: number; asOf: Date } | null
  askedAt: Date
  drawEndsAt: Date | null
  /** By then an offer has to be answered; null without one that is still open. */
  offerExpiresAt: Date | null
  claim: ClaimKind | null
  claimState: ClaimState
  mayObject: boolean
  mayAskAgain: boolean
  isTogether: boolean
  takesFreePlace: boolean
}

/** How a family's subscription stands, honestly. Throws DomainError `subscription_not_found`. */
export async function describeSubscription(options: DescribeOptions): Promise<SubscriptionStatus> {
  const { db, now, familyId, subscriptionId } = options
  const own = await findOwnSubscription({ db, familyId, subscriptionId })
  const programme = await db.programme.findUniqueOrThrow({
    where: { id: own.programmeId },
    include: { tiers: true },
  })
  const { programmeId, tier, claimState, offerExpiresAt } = own
  const isOver = own.state === 'offered' && offerExpiresAt !== null && offerExpiresAt <= now
  const state = isOver ? 'cancelled' : own.state
  const isWaiting = state === 'requested' || state === 'waitlisted'
  const isDrawn = programme.drawMinutes === null || programme.drawnAt !== null
  const named = programme.tiers.find(({ rank }) => rank === tier)
  return {
    ...{ subscriptionId, programmeId, childId: own.childId, state, tier, claimState },
    ...{ claim: own.claim, askedAt: own.askedAt, takesFreePlace: own.takesFreePlace },
    waitsFor: isWaiting ? waitsFor({ ...own, isDrawn }) : null,
    tierName: { zh: named?.nameZh ?? '', en: named?.nameEn ?? '' },
    place: isWaiting && isDrawn ? await findPlace({ db, now, ...own }) : null,
    drawEndsAt: drawEndsAt(programme),
    offerExpiresAt: state === 'offered' ? offerExpiresAt : null,
    mayObject:
      claimState === 'refused' &&
      own.objectedAt === null &&
      state !== 'cancelled' &&
      !programme.endedAt,
    mayAskAgain: state === 'cancelled' && now < programme.closesAt,
    isTogether: own.togetherId !== null,
  }
}

type Own = Awaited<ReturnType<typeof findOwnSubscription>>

function waitsFor({ isDrawn, ...own }: Own & { isDrawn: boolean }) {
  if (own.isHeld) {
    if (own.duplicateState === 'open') return 'duplicate'
    if (own.claimState === 'evidence_asked') return 'evidence'
    // A sibling with whom it stands may be the one in question.
    return 'review'
  }
  if (!isDrawn) return 'draw'
  return own.state === 'requested' ? 'decision' : 'place'
}
