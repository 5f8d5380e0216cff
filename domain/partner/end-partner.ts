import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { holdPartner } from './hold-partner'
import { markWithdrawn } from './mark-withdrawn'

interface EndPartnerOptions {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  reason: string
}

/** Ends what an operator agreed with a partner: none of its embeds plays any more, and no key opens anything. */
export function endPartner({ db, now, actorId, partnerId, reason }: EndPartnerOptions) {
  return db.$transaction(async (tx) => {
    const partner = await holdPartner(tx, partnerId)
    if (partner.standing !== 'approved') throw new DomainError('partner_decided')
    await tx.partner.update({
      where: { id: partnerId },
      data: { standing: 'ended', decidedAt: now, decisionReason: reason },
    })
    const embeds = await tx.embed.findMany({
      where: { partnerId, withdrawnAt: null },
      select: { id: true },
    })
    await markWithdrawn({ tx, now, embedIds: embeds.map(({ id }) => id) })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'partner_ended', subjectId: partnerId },
      details: { name: partner.nameZh, reason },
    })
  })
}
