import type { Transaction } from '@/prisma/database'
import { classChangedLetter } from '../mail/letters/class-changed'
import { queueMail } from '../mail/queue-mail'

interface ChangedClass {
  now: Date
  /** Needs no letter about the own deed. */
  actorId: string
  classSessionId: string
  formerTeacherId: string | null
}

/** Writes to whoever teaches a class now, and to whoever did, how it stands. */
export async function tellTeachers(tx: Transaction, changed: ChangedClass) {
  const { now, actorId, classSessionId, formerTeacherId } = changed
  const classSession = await tx.classSession.findUniqueOrThrow({
    where: { id: classSessionId },
    include: { teacher: true, classroom: true, course: { include: { school: true } } },
  })
  const { teacherId } = classSession
  const concerned = [teacherId, formerTeacherId].filter((id) => id !== null && id !== actorId)
  const accounts = await tx.account.findMany({ where: { id: { in: concerned as string[] } } })
  for (const { id, email, locale } of accounts) {
    const letter = classChangedLetter({
      locale,
      titleZh: classSession.titleZh,
      titleEn: classSession.titleEn,
      startsAt: classSession.startsAt,
      endsAt: classSession.endsAt,
      timeZone: classSession.course.school.timeZone,
      classroom: classSession.classroom.name,
      teacher: classSession.teacher?.name ?? null,
      isCancelled: classSession.cancelledAt !== null,
      isReplaced: id !== teacherId,
      reason: classSession.reason ?? '',
    })
    await queueMail({ db: tx, now, recipient: email, ...letter })
  }
}
