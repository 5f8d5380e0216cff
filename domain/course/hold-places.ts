import type { Transaction } from '@/prisma/database'

interface HoldPlacesOptions {
  classroomIds: (string | null)[]
  teacherIds: (string | null)[]
}

const known = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]

/**
 * Takes classrooms and teachers until the transaction ends, always in one order: whoever plans for one of
 * them at the same time waits, and then sees what was planned.
 */
export async function holdPlaces(tx: Transaction, { classroomIds, teacherIds }: HoldPlacesOptions) {
  await tx.$queryRaw`
    SELECT 1 FROM "Classroom" WHERE "id" = ANY(${known(classroomIds)}) ORDER BY "id" FOR NO KEY UPDATE`
  await tx.$queryRaw`
    SELECT 1 FROM "Account" WHERE "id" = ANY(${known(teacherIds)}) ORDER BY "id" FOR NO KEY UPDATE`
}
