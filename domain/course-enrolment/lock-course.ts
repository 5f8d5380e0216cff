import type { Transaction } from '@/prisma/database'

/** Takes a course until the transaction ends: whoever counts its places after this counts what stays true. */
export async function lockCourse(tx: Transaction, courseId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${courseId} FOR NO KEY UPDATE`
}
