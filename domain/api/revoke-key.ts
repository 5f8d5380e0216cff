import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface RevokeKeyOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  apiKeyId: string
}

/** Makes a key worthless, at its next request. */
export function revokeKey({ db, now, actorId, schoolId, apiKeyId }: RevokeKeyOptions) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id: apiKeyId, schoolId, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'api_key_revoked', subjectId: apiKeyId },
    })
  })
}
