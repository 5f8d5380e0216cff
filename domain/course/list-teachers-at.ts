import type { Transaction } from '@/prisma/database'

interface TeachersAtOptions {
  db: Transaction
  schoolId: string
  startsAt: Date
  endsAt: Date
  /** Left out of what keeps somebody busy. */
  exceptClassSessionId?: string
}

/**
 * Who may teach in a school, and what keeps them busy in that time, if anything: the free ones first. Of a class of
 * another school nothing is said.
 */
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
        select: { titleZh: true, titleEn: true, course: { select: { schoolId: true } } },
      },
    },
  })
  const teachers = accounts.map(({ id, name, classSessions: [busyWith] }) => ({
    ...{ id, name, busyWith: busyWith ? describeFor(schoolId, busyWith) : null },
  }))
  return [
    ...teachers.filter(({ busyWith }) => !busyWith),
    ...teachers.filter(({ busyWith }) => busyWith),
  ]
}

interface Busy {
  titleZh: string
  titleEn: string
  course: { schoolId: string }
}

function describeFor(schoolId: string, { titleZh, titleEn, course }: Busy) {
  return course.schoolId === schoolId ? { titleZh, titleEn } : ('another_school' as const)
}
