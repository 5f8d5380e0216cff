import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface RevokeKeyOptions {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  apiKeyId: string
}

/** Makes a partner's key worthless, at its next request. */
export function revokePartnerKey(options: RevokeKeyOptions) {
  const { db, now, actorId, partnerId, apiKeyId } = options
  return db.$transaction(async (tx) => {
    const { count } = await tx.partnerApiKey.updateMany({
      where: { id: apiKeyId, partnerId, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'partner_key_revoked' },
      ...{ subjectId: apiKeyId, details: { partnerId } },
    })
  })
}
