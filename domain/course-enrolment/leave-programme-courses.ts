import type { Transaction } from '@/prisma/database'
import { lockCourse } from './lock-course'
import { offerFreePlaces } from './offer-free-places'

interface LeaveProgrammeOptions {
  now: Date
  programmeId: string
  childIds: readonly string[]
}

/**
 * Takes children whose subscription has ended out of the programme's courses, and passes their places on;
 * they stay where another subscription holds them. For the transaction that has ended the subscriptions.
 */
export async function leaveProgrammeCourses(tx: Transaction, options: LeaveProgrammeOptions) {
  const { now, programmeId, childIds } = options
  const held = await tx.enrolment.findMany({
    where: {
      childId: { in: [...childIds] },
      state: { not: 'left' },
      course: { programmes: { some: { programmeId } } },
    },
    distinct: ['courseId'],
    orderBy: { courseId: 'asc' },
    select: { courseId: true },
  })
  for (const { courseId } of held) await lockCourse(tx, courseId)
  const left = await tx.$queryRaw<{ courseId: string }[]>`
    UPDATE "Enrolment" e SET "state" = 'left', "leftAt" = ${now}::timestamptz, "offerExpiresAt" = NULL
    WHERE e."childId" = ANY(${[...childIds]}) AND e."state" <> 'left'
      AND e."courseId" = ANY(${held.map(({ courseId }) => courseId)})
      AND NOT EXISTS (
        SELECT 1 FROM "Subscription" s JOIN "ProgrammeCourse" p ON p."programmeId" = s."programmeId"
        WHERE s."childId" = e."childId" AND s."state" = 'granted' AND p."courseId" = e."courseId"
      )
    RETURNING e."courseId"`
  for (const courseId of [...new Set(left.map((row) => row.courseId))].sort()) {
    const course = await tx.course.findUniqueOrThrow({ where: { id: courseId } })
    if (course.archivedAt === null) await offerFreePlaces(tx, { now, course })
  }
}
