import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { holdPartner } from './hold-partner'
import { keepToList } from './keep-to-list'

export interface ListChange {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  isListed: boolean
}

/** Puts something on a partner's list or takes it off, as `write` does; the rest of the list stays as it is. */
export function changeList(
  { db, now, actorId, partnerId, isListed }: ListChange,
  write: (tx: Transaction) => Promise<{ count: number; title: string }>,
) {
  return db.$transaction(async (tx) => {
    const partner = await holdPartner(tx, partnerId)
    const { count, title } = await write(tx)
    if (count === 0) return
    await keepToList({ tx, now, partner })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, subjectId: partnerId },
      action: isListed ? 'partner_list_added' : 'partner_list_removed',
      details: { name: partner.nameZh, course: title },
    })
  })
}
