import type { Prisma } from '@/prisma/database'

/** Children who have asked for nothing and attended nothing since a moment, and wait for nothing. */
export const isUnusedChild = (before: Date): Prisma.ChildWhereInput => ({
  createdAt: { lt: before },
  subscriptions: {
    none: {
      OR: [
        { askedAt: { gte: before } },
        { decidedAt: { gte: before } },
        {
          state: { in: ['requested', 'granted', 'waitlisted', 'offered'] },
          programme: { OR: [{ endedAt: null }, { endedAt: { gte: before } }] },
        },
      ],
    },
  },
  enrolments: { none: { OR: [{ state: { not: 'left' } }, { leftAt: { gte: before } }] } },
  presences: { none: { lastAt: { gte: before } } },
})
