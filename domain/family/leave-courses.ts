import type { Database } from '@/prisma/database'
import { leaveCourse } from '../course-enrolment/leave-course'

interface LeaveCoursesOptions {
  db: Database
  now: Date
  familyId: string
  /** One child's; else all children's. */
  childId?: string
}

/** Takes a family's children out of their courses, so that the places go on to those who wait. */
export async function leaveCourses({ db, now, familyId, childId }: LeaveCoursesOptions) {
  const enrolments = await db.enrolment.findMany({
    where: { child: { familyId }, state: { not: 'left' }, ...(childId ? { childId } : {}) },
    select: { courseId: true, childId: true },
  })
  for (const enrolment of enrolments) await leaveCourse({ db, now, familyId, ...enrolment })
}
