import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { holdPartner } from './hold-partner'

interface RemoveEditorOptions {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  accountId: string
}

/** Takes an editor's part away; the last one stays. Throws DomainError `last_editor`. */
export function removeEditor({ db, now, actorId, partnerId, accountId }: RemoveEditorOptions) {
  return db.$transaction(async (tx) => {
    await holdPartner(tx, partnerId)
    if ((await tx.roleGrant.count({ where: { partnerId } })) <= 1) {
      throw new DomainError('last_editor')
    }
    const { count } = await tx.roleGrant.deleteMany({ where: { partnerId, accountId } })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'partner_editor_removed' },
      ...{ subjectId: accountId, details: { partnerId } },
    })
  })
}
