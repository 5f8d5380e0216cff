import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { holdPartner } from './hold-partner'
import { keepToList } from './keep-to-list'

interface LimitPartnerOptions {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  termsFrom: Date | null
  termsUntil: Date | null
  /** What is on its list alone, and not whatever schools open to partners. */
  isLimited: boolean
}

/**
 * Changes a partner's terms: from when to when, and whether its list holds; what is on that stays. Throws
 * DomainError `terms_impossible`.
 */
export async function limitPartner({ db, ...options }: LimitPartnerOptions) {
  const { now, actorId, partnerId, ...terms } = options
  const { termsFrom, termsUntil } = terms
  if (termsFrom && termsUntil && termsUntil <= termsFrom) throw new DomainError('terms_impossible')
  return db.$transaction(async (tx) => {
    const partner = await holdPartner(tx, partnerId)
    await tx.partner.update({ where: { id: partnerId }, data: terms })
    await keepToList({ tx, now, partner: { ...partner, ...terms } })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, subjectId: partnerId },
      action: 'partner_terms_changed',
      details: { name: partner.nameZh },
    })
  })
}
