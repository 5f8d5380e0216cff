import type { Prisma } from '@/prisma/database'

/** Of LIKE: what was typed is found as it stands. */
export const escapePattern = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')

/** The courses that have a text in their title or in their school's name, for a query. */
export function coursesWithText(text: string): Prisma.CourseWhereInput {
  const found = { contains: escapePattern(text), mode: 'insensitive' } as const
  const school = { OR: [{ nameZh: found }, { nameEn: found }] }
  return { OR: [{ titleZh: found }, { titleEn: found }, { school }] }
}
