import type { Transaction } from '@/prisma/database'
import { findEntitledChildren } from './find-entitled-children'
import { type ChildStanding, standingOf } from './standing-of'

/** A child of a family and how it stands in a course. */
export interface CourseChild {
  childId: string
  sealedProfile: string
  standing: ChildStanding
  /** It may be enrolled. */
  isEntitled: boolean
}

interface ListChildrenOptions {
  db: Transaction
  now: Date
  familyId: string
  courseId: string
}

/** The children of a family, in the order in which they were added, each with its standing in a course. */
export async function listCourseChildren(options: ListChildrenOptions): Promise<CourseChild[]> {
  const { db, now, familyId, courseId } = options
  const children = await db.child.findMany({
    where: { familyId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sealedProfile: true, enrolments: { where: { courseId } } },
  })
  const childIds = children.map(({ id }) => id)
  const entitled = await findEntitledChildren(db, { courseId, childIds })
  return Promise.all(
    children.map(async ({ id: childId, sealedProfile, enrolments: [enrolment] }) => ({
      ...{ childId, sealedProfile, isEntitled: entitled.has(childId) },
      standing: await standingOf({ db, now, enrolment }),
    })),
  )
}
