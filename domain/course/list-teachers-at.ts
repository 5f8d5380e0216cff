import type { Transaction } from '@/prisma/database'

interface TeachersAtOptions {
  db: Transaction
  schoolId: string
  startsAt: Date
  endsAt: Date
  /** Left out of what keeps somebody busy. */
  exceptClassSessionId?: string
}

/** Who may teach in a school, and what they teach in that time, if anything: the free ones first. */
export async function listTeachersAt(options: TeachersAtOptions) {
  const { db, schoolId, startsAt, endsAt, exceptClassSessionId } = options
  const accounts = await db.account.findMany({
    where: { grants: { some: { schoolId, role: { in: ['teacher', 'school_administrator'] } } } },
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      classSessions: {
        where: {
          cancelledAt: null,
          startsAt: { lt: endsAt },
          endsAt: { gt: startsAt },
          ...(exceptClassSessionId && { id: { not: exceptClassSessionId } }),
        },
        take: 1,
        select: { titleZh: true, titleEn: true },
      },
    },
  })
  const teachers = accounts.map(({ id, name, classSessions: [busyWith] }) => ({
    ...{ id, name, busyWith: busyWith ?? null },
  }))
  return [
    ...teachers.filter(({ busyWith }) => !busyWith),
    ...teachers.filter(({ busyWith }) => busyWith),
  ]
}
