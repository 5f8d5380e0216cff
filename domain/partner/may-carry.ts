import type { Audience, Carriage, PartnerStanding, Prisma, SchoolStanding } from '@/prisma/database'

interface Terms {
  standing: PartnerStanding
  termsFrom: Date | null
  termsUntil: Date | null
}

/** Whether a partner's terms hold: an operator approved it, and the dates have come and not gone. */
export function hasTerms({ standing, termsFrom, termsUntil }: Terms, now: Date) {
  return (
    standing === 'approved' &&
    (termsFrom === null || termsFrom <= now) &&
    (termsUntil === null || now < termsUntil)
  )
}

interface CarriedCourse {
  audience: Audience
  carriage: Carriage
  archivedAt: Date | null
  school: { standing: SchoolStanding }
}

/** Whether its school lets a course be shown elsewhere: by partners, or by any site. */
export function isOpenToCarry(course: CarriedCourse, by: 'partners' | 'any_site') {
  return (
    course.audience === 'public' &&
    course.archivedAt === null &&
    course.school.standing === 'full' &&
    (course.carriage === 'any_site' || course.carriage === by)
  )
}

/** As {@link isOpenToCarry} for partners, for a query. */
export const openToPartners: Prisma.CourseWhereInput = {
  audience: 'public',
  archivedAt: null,
  school: { standing: 'full' },
  carriage: { in: ['partners', 'any_site'] },
}
