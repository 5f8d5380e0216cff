import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { holdPartner } from './hold-partner'
import { keepToList } from './keep-to-list'

interface ChangeListOptions {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  programmeId: string
  isListed: boolean
}

/** Puts a programme on a partner's list, with whatever courses it has then, or takes it off. */
export function changeProgrammeList({ db, ...options }: ChangeListOptions) {
  const { now, actorId, partnerId, programmeId, isListed } = options
  return db.$transaction(async (tx) => {
    const partner = await holdPartner(tx, partnerId)
    const programme = await tx.programme.findUnique({ where: { id: programmeId } })
    if (!programme) throw new DomainError('programme_not_found')
    const row = { partnerId, programmeId }
    const { count } = isListed
      ? await tx.partnerProgramme.createMany({
          data: [{ ...row, createdAt: now }],
          skipDuplicates: true,
        })
      : await tx.partnerProgramme.deleteMany({ where: row })
    if (count === 0) return
    await keepToList({ tx, now, partner })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, subjectId: partnerId },
      action: isListed ? 'partner_list_added' : 'partner_list_removed',
      details: { name: partner.nameZh, course: programme.nameZh },
    })
  })
}
