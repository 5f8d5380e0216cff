import type { Prisma, Transaction } from '@/prisma/database'

interface ListTimetableOptions {
  db: Transaction
  from: Date
  to: Date
  /** Of which classes: a school's, a course's, a teacher's, a classroom's, or an enrolled child's. */
  of:
    | { schoolId: string }
    | { courseId: string }
    | { teacherId: string }
    | { classroomId: string }
    | { childId: string }
}

const mostListed = 1_000

/** The classes that touch a stretch of time, in their order; those that were cancelled are among them. */
export function listTimetable({ db, from, to, of }: ListTimetableOptions) {
  return db.classSession.findMany({
    where: { ...whose(of), isRehearsal: false, startsAt: { lt: to }, endsAt: { gt: from } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: mostListed,
    include: {
      course: { include: { school: true } },
      classroom: { select: { id: true, name: true } },
      teacher: { select: { id: true, name: true } },
      broadcast: { select: { state: true } },
    },
  })
}

function whose(of: ListTimetableOptions['of']): Prisma.ClassSessionWhereInput {
  if ('schoolId' in of) return { course: { schoolId: of.schoolId } }
  if ('childId' in of) {
    return { course: { enrolments: { some: { childId: of.childId, state: 'enrolled' } } } }
  }
  return of
}
