import type { Transaction } from '@/prisma/database'
import { isTeaching } from './standing'

const mostListed = 200

/** Schools on trial, the oldest first, each with those of the same name that are known. */
export async function listApplications({ db }: { db: Transaction }) {
  const schools = await db.school.findMany({
    where: { standing: 'trial' },
    orderBy: { createdAt: 'asc' },
    take: mostListed,
    include: { _count: { select: { grants: true, classrooms: true } } },
  })
  return Promise.all(
    schools.map(async (school) => ({
      ...school,
      namesakes: await db.school.findMany({
        where: {
          id: { not: school.id },
          standing: isTeaching,
          OR: [
            { nameZh: { equals: school.nameZh, mode: 'insensitive' } },
            { nameEn: { equals: school.nameEn, mode: 'insensitive' } },
          ],
        },
        select: { id: true, nameZh: true, nameEn: true, regionCode: true },
        take: 5,
      }),
    })),
  )
}
