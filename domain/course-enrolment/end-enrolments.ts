import { Prisma, type Transaction } from '@/prisma/database'
import { courseEndedLetter } from '../mail/letters/course-ended'
import { queueFamilyMail } from '../mail/queue-family-mail'

interface EndOptions {
  now: Date
  /** All courses that end. */
  courseIds: readonly string[]
  /** What the letter says has ended. */
  title: { zh: string; en: string }
  reason: string
}

/** Ends every enrolment in courses that do not go on, and tells their families. */
export async function endEnrolments(tx: Transaction, options: EndOptions) {
  const { now, title, reason } = options
  const courseIds = [...options.courseIds]
  const childIds = Prisma.sql`
    SELECT "childId" FROM "Enrolment" WHERE "courseId" = ANY(${courseIds}) AND "state" <> 'left'`
  await queueFamilyMail(tx, {
    ...{ now, childIds },
    letter: (locale) => courseEndedLetter({ locale, titleZh: title.zh, titleEn: title.en, reason }),
  })
  await tx.enrolment.updateMany({
    where: { courseId: { in: courseIds }, state: { not: 'left' } },
    data: { state: 'left', leftAt: now, offerExpiresAt: null },
  })
}
