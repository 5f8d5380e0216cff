import type { SchoolStanding } from '@/prisma/database'

/** Of a school that teaches: neither refused nor closed. */
export const isTeaching = { in: ['trial', 'full'] as SchoolStanding[] }
