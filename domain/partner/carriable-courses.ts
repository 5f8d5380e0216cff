import type { Prisma } from '@/prisma/database'
import { openToPartners } from './may-carry'

interface CarryingPartner {
  id: string
  isLimited: boolean
}

/** The courses that a partner may carry, for a query: those that are open, or the listed among them. */
export function carriableCourses({ id, isLimited }: CarryingPartner): Prisma.CourseWhereInput {
  return isLimited ? { ...openToPartners, partners: { some: { partnerId: id } } } : openToPartners
}
