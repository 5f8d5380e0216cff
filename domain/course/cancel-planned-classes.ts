import type { Prisma, Transaction } from '@/prisma/database'
import { classesCancelledLetter } from '../mail/letters/classes-cancelled'

interface CancelPlannedOptions {
  now: Date
  /** Needs no letter about the own deed. */
  actorId: string
  /** Of which classes; those that were on air stay as they are. */
  of: Prisma.ClassSessionWhereInput
  /** What the letter says has ended. */
  title: { zh: string; en: string }
  timeZone: string
  /** For teachers, and for those who come to the page of a class that was planned. */
  reason: string
}

/** Cancels whatever is still to come, and writes to each who was to teach some of it, once. */
export async function cancelPlannedClasses(tx: Transaction, options: CancelPlannedOptions) {
  const { now, actorId, of, title, timeZone, reason } = options
  const planned: Prisma.ClassSessionWhereInput = {
    ...of,
    ...{ endsAt: { gt: now }, cancelledAt: null, broadcast: { state: 'waiting' } },
  }
  const ownClasses = { ...planned, isRehearsal: false }
  const teachers = await tx.account.findMany({
    where: { id: { not: actorId }, classSessions: { some: ownClasses } },
    include: { classSessions: { where: ownClasses, orderBy: { startsAt: 'asc' } } },
  })
  await tx.outgoingMail.createMany({
    data: teachers.map(({ email, locale, classSessions }) => ({
      ...{ recipient: email, createdAt: now, dueAt: now },
      ...classesCancelledLetter({
        ...{ locale, titleZh: title.zh, titleEn: title.en, timeZone, reason },
        startsAt: classSessions.map(({ startsAt }) => startsAt),
      }),
    })),
  })
  await tx.classSession.updateMany({
    where: planned,
    data: { cancelledAt: now, reason, version: { increment: 1 } },
  })
}
