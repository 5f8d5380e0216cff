import { Prisma, type Transaction } from '@/prisma/database'
import { type ClassNews, familyClassChangedLetter } from '../mail/letters/family-class-changed'
import { queueFamilyMail } from '../mail/queue-family-mail'

interface ChangedClass {
  now: Date
  classSessionId: string
  /** As it was before the change. */
  former: { startsAt: Date; teacherId: string | null }
}

/**
 * Writes to the families of the children who have, or are offered, a place in the course that one of its classes
 * was cancelled, moved, or is taught by somebody else; nothing about another room.
 */
export async function tellFamilies(tx: Transaction, { now, classSessionId, former }: ChangedClass) {
  const changed = await tx.classSession.findUniqueOrThrow({
    where: { id: classSessionId },
    include: { teacher: { select: { name: true } }, course: { include: { school: true } } },
  })
  const news = chooseNews(changed, former)
  if (!news || changed.isRehearsal) return
  const { course, titleZh, titleEn, startsAt, teacher, reason } = changed
  const childIds = Prisma.sql`
    SELECT "childId" FROM "Enrolment"
    WHERE "courseId" = ${course.id} AND "state" IN ('enrolled', 'offered')`
  await queueFamilyMail(tx, {
    ...{ now, childIds },
    letter: (locale) =>
      familyClassChangedLetter({
        ...{ locale, news, titleZh, titleEn, startsAt, formerStartsAt: former.startsAt },
        ...{ courseZh: course.titleZh, courseEn: course.titleEn },
        ...{ timeZone: course.school.timeZone, teacher: teacher?.name ?? null },
        reason: reason ?? '',
      }),
  })
}

interface Standing {
  cancelledAt: Date | null
  startsAt: Date
  teacherId: string | null
}

function chooseNews(
  { cancelledAt, startsAt, teacherId }: Standing,
  former: ChangedClass['former'],
): ClassNews | null {
  if (cancelledAt) return 'cancelled'
  if (startsAt.getTime() !== former.startsAt.getTime()) return 'moved'
  // Whoever is named where nobody was is no substitute.
  return former.teacherId !== null && teacherId !== former.teacherId ? 'substituted' : null
}
