import type { Prisma } from '@/prisma/database'
import { openToPartners } from './may-carry'

export interface CarryingPartner {
  id: string
  isLimited: boolean
}

/** The courses that a partner may carry, for a query: those that are open, or the listed among them. */
export const carriableCourses = (partner: CarryingPartner): Prisma.CourseWhereInput => ({
  ...openToPartners,
  ...listedCourses(partner),
})

/**
 * The courses that a partner's list lets it carry, whether they are open or not: each by itself or with a programme
 * that it belongs to.
 */
export function listedCourses({ id, isLimited }: CarryingPartner): Prisma.CourseWhereInput {
  if (!isLimited) return {}
  const isListed = { partners: { some: { partnerId: id } } }
  const isOfListed = { programmes: { some: { programme: isListed } } }
  return { OR: [isListed, isOfListed] }
}
