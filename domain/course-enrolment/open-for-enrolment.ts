import type { Audience, SchoolStanding } from '@/prisma/database'

/**
 * Of courses in which children can be enrolled: those of schools that an operator has approved, since whoever
 * teaches there sees children's names.
 */
export const openForEnrolment = {
  archivedAt: null,
  audience: { in: ['public', 'enrolled'] as Audience[] },
  school: { standing: 'full' as SchoolStanding },
}
