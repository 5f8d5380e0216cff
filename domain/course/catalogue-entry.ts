import type { Prisma, Subject } from '@/prisma/database'
import { type Cover, coverOf } from './course-cover'

/** Words in both languages; screens choose. */
export interface BilingualText {
  zh: string
  en: string
}

/** A class as families see it in lists and above the player. */
export interface CatalogueEntry {
  classSessionId: string
  title: BilingualText
  courseTitle: BilingualText
  schoolName: BilingualText
  subject: Subject
  /** 1 to 12; null for every age. */
  grade: number | null
  startsAt: Date
  endsAt: Date
  /** Null for a course that has none. */
  cover: Cover | null
}

/** What a query must include for {@link toCatalogueEntry}. */
export const withCourseAndSchool = { course: { include: { school: true } } } as const

type ClassSessionRow = Prisma.ClassSessionGetPayload<{ include: typeof withCourseAndSchool }>

export function toCatalogueEntry(row: ClassSessionRow): CatalogueEntry {
  const { course } = row
  return {
    classSessionId: row.id,
    title: { zh: row.titleZh, en: row.titleEn },
    courseTitle: { zh: course.titleZh, en: course.titleEn },
    schoolName: { zh: course.school.nameZh, en: course.school.nameEn },
    subject: course.subject,
    grade: course.grade,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    cover: coverOf(course),
  }
}
