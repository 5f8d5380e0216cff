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

/** The courses that a partner's list lets it carry, whether they are open or not. */
export function listedCourses({ id, isLimited }: CarryingPartner): Prisma.CourseWhereInput {
  return isLimited ? { partners: { some: { partnerId: id } } } : {}
}
