import type { Transaction } from '@/prisma/database'

interface ListSchoolsOptions {
  db: Transaction
  limit?: number
}

const defaultLimit = 100

/** Schools with their classrooms and courses, the oldest first. */
export function listSchools({ db, limit = defaultLimit }: ListSchoolsOptions) {
  return db.school.findMany({
    include: {
      classrooms: { orderBy: { createdAt: 'asc' }, select: { id: true, name: true } },
      courses: {
        orderBy: { createdAt: 'asc' },
        select: { id: true, titleZh: true, titleEn: true, audience: true },
      },
    },
    orderBy: { createdAt: 'asc' },
    take: limit,
  })
}
