import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface RemoveOperatorOptions {
  db: Database
  now: Date
  /** Another operator's: nobody removes themselves, so that one is always left. */
  actorId: string
  accountId: string
}

/**
 * Takes the operator's part from somebody else, from their next request on. Of two who remove each other at
 * once one stays. Whoever is no operator any more is passed over.
 */
export function removeOperator({ db, now, actorId, accountId }: RemoveOperatorOptions) {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "RoleGrant" WHERE "role" = 'operator' ORDER BY "id" FOR UPDATE`
    const isStillOperator = await tx.roleGrant.count({
      where: { accountId: actorId, role: 'operator' },
    })
    if (actorId === accountId || isStillOperator === 0) return
    const { count } = await tx.roleGrant.deleteMany({ where: { accountId, role: 'operator' } })
    if (count === 0) return
    const entry = { action: 'operator_removed', actorId, schoolId: null } as const
    await recordAuditEntry({ db: tx, now, ...entry, subjectId: accountId })
  })
}
