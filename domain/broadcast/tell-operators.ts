import type { Transaction } from '@/prisma/database'
import { classStoppedLetter } from '../mail/letters/class-stopped'
import { queueMail } from '../mail/queue-mail'

interface StoppedClass {
  now: Date
  /** Needs no letter about the own deed. */
  actorId: string | null
  classSessionId: string
  reason: string
}

/** Writes to every operator that a class was stopped, by whom and why. */
export async function tellOperators(tx: Transaction, stopped: StoppedClass) {
  const { now, actorId, classSessionId, reason } = stopped
  const operators = await tx.account.findMany({
    where: { grants: { some: { role: 'operator' } } },
  })
  const actor = actorId === null ? null : await tx.account.findUnique({ where: { id: actorId } })
  const classSession = await tx.classSession.findUniqueOrThrow({
    where: { id: classSessionId },
    include: { course: { include: { school: true } } },
  })
  for (const { id, email, locale } of operators) {
    if (id === actorId) continue
    const letter = classStoppedLetter({
      ...{ locale, classSession, school: classSession.course.school, actor, reason },
    })
    await queueMail({ db: tx, now, recipient: email, ...letter })
  }
}
