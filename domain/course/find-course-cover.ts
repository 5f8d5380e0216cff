import type { CoverShape, Transaction } from '@/prisma/database'
import { isTeaching } from '../school/standing'

interface FindCourseCoverOptions {
  db: Transaction
  courseId: string
  /** Whoever has it has seen the course: it cannot be guessed. */
  hash: string
  shape: CoverShape
}

/** The bytes of a cover; null once it is another, and of a school that is closed. */
export async function findCourseCover({ db, courseId, hash, shape }: FindCourseCoverOptions) {
  const found = await db.courseCover.findFirst({
    where: { courseId, shape, course: { coverHash: hash, school: { standing: isTeaching } } },
  })
  return found?.bytes ?? null
}
