import type { Transaction } from '@/prisma/database'

interface EntitledOptions {
  courseId: string
  childIds: readonly string[]
}

/**
 * To which of the children a course is open: with a granted subscription of a programme that includes it; a
 * course that belongs to no programme is open to every child.
 */
export async function findEntitledChildren(tx: Transaction, options: EntitledOptions) {
  const { courseId, childIds } = options
  const programmes = await tx.programmeCourse.findMany({
    where: { courseId, programme: { publishedAt: { not: null } } },
    select: { programmeId: true },
  })
  if (programmes.length === 0) return new Set(childIds)
  const granted = await tx.subscription.findMany({
    where: {
      childId: { in: [...childIds] },
      programmeId: { in: programmes.map(({ programmeId }) => programmeId) },
      state: 'granted',
    },
    select: { childId: true },
  })
  return new Set(granted.map(({ childId }) => childId))
}
