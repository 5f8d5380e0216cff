import type { Transaction } from '@/prisma/database'

interface ListClassroomsOptions {
  db: Transaction
  schoolId: string
}

/** The classrooms of a school that are not closed, with the date of each one's key. */
export function listClassrooms({ db, schoolId }: ListClassroomsOptions) {
  return db.classroom.findMany({
    where: { schoolId, closedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, streamKey: { select: { createdAt: true } } },
  })
}
