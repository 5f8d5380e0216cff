import type { Transaction } from '@/prisma/database'

interface ListSiblingsOptions {
  db: Transaction
  classSessionId: string
  /** Of a guardian. */
  accountId: string
}

/** The guardian's children who are enrolled in a class's course, and whether their time there may be noted. */
export async function listEnrolledSiblings(options: ListSiblingsOptions) {
  const { db, classSessionId, accountId } = options
  const children = await db.child.findMany({
    where: {
      family: { guardians: { some: { accountId } } },
      enrolments: {
        some: { state: 'enrolled', course: { classSessions: { some: { id: classSessionId } } } },
      },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      sealedProfile: true,
      consents: { where: { purpose: 'attendance', withdrawnAt: null }, take: 1 },
    },
  })
  return children.map(({ id, sealedProfile, consents }) => ({
    ...{ id, sealedProfile, isCounted: consents.length > 0 },
  }))
}
