import type { Transaction } from '@/prisma/database'

interface IsEnrolledOptions {
  db: Transaction
  courseId: string
  /** Of a guardian. */
  accountId: string
}

/** Whether a child of this guardian has a place in the course. */
export async function isEnrolled({ db, courseId, accountId }: IsEnrolledOptions) {
  const found = await db.enrolment.findFirst({
    where: {
      ...{ courseId, state: 'enrolled' },
      child: { family: { guardians: { some: { accountId } } } },
    },
    select: { id: true },
  })
  return found !== null
}
