import { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { schoolDecidedLetter } from '../mail/letters/school-decided'
import { queueMail } from '../mail/queue-mail'
import { holdSchool } from './hold-school'

/** For the school's administrators to read. */
export const reasonSchema = z.string().trim().min(1).max(500)

type Decision = { decision: 'approve' } | { decision: 'refuse'; reason: string }

type DecideOptions = Decision & { db: Database; now: Date; actorId: string; schoolId: string }

/**
 * An operator's word about a school on trial: full from now on, or refused with a reason. Its
 * administrators are told. Throws DomainError `school_decided` when somebody was faster.
 */
export function decideAboutSchool({ db, ...options }: DecideOptions) {
  return db.$transaction(async (tx) => {
    const { now, actorId, schoolId, decision } = options
    const reason = options.decision === 'refuse' ? options.reason : ''
    const school = await holdSchool(tx, schoolId)
    if (school.standing !== 'trial') throw new DomainError('school_decided')
    await tx.school.update({
      where: { id: schoolId },
      data: {
        standing: decision === 'approve' ? 'full' : 'refused',
        decidedAt: now,
        decisionReason: reason || null,
      },
    })
    const action = decision === 'approve' ? 'school_approved' : 'school_refused'
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action, subjectId: schoolId },
      details: reason ? { reason } : {},
    })
    for (const { email, locale } of await listReaders(tx, school)) {
      const names = { schoolNameZh: school.nameZh, schoolNameEn: school.nameEn }
      const letter = schoolDecidedLetter({ locale, ...names, decision, reason })
      await queueMail({ db: tx, now, recipient: email, ...letter })
    }
  })
}

/** Its administrators; the contact while it has none. */
async function listReaders(tx: Transaction, school: { id: string; contactEmail: string | null }) {
  const administrators = await tx.account.findMany({
    where: { grants: { some: { schoolId: school.id, role: 'school_administrator' } } },
    select: { email: true, locale: true },
  })
  if (administrators.length > 0 || !school.contactEmail) return administrators
  return [{ email: school.contactEmail, locale: 'zh' }]
}
