import type { ConsentPurpose, Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { giveBackAll } from '../enrolment/give-back-subscription'
import { consentWithdrawnLetter } from '../mail/letters/consent-withdrawn'
import { holdFamily } from './hold-family'
import { leaveCourses } from './leave-courses'
import { longTransaction } from './long-transaction'
import { tellFamily } from './tell-family'
import { withdrawClaims } from './withdraw-claims'

interface WithdrawConsentOptions {
  db: Database
  now: Date
  portalUrl: string
  familyId: string
  childId: string
  purpose: ConsentPurpose
}

/**
 * Takes a consent back, and ends at once what it was for: requests and courses; the claim and its
 * documents; the notes of attendance. Throws DomainError `child_not_found`.
 */
export async function withdrawConsent(options: WithdrawConsentOptions) {
  const { db, now, familyId, childId, purpose } = options
  const isWithdrawn = await db.$transaction(async (tx) => {
    await holdFamily(tx, familyId)
    const owned = await tx.child.count({ where: { id: childId, familyId } })
    if (owned === 0) throw new DomainError('child_not_found')
    const { count } = await tx.consent.updateMany({
      where: { childId, purpose, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    if (count > 0) {
      await tellFamily({
        ...{ db: tx, now, familyId },
        letter: (locale) => consentWithdrawnLetter({ locale, purpose, withdrawnAt: now }),
      })
    }
    return count > 0
  })
  // Done again when it broke off before: each of these finds what is left.
  if (purpose === 'enrolment') {
    await leaveCourses(options)
    await db.$transaction((tx) => giveBackAll({ tx, childIds: [childId] }), longTransaction)
  }
  if (purpose === 'evidence') await withdrawClaims(options)
  if (purpose === 'attendance') {
    await db.childPresence.deleteMany({ where: { childId, child: { familyId } } })
  }
  return isWithdrawn
}
