import type { ChildDataKeys } from '@/common/child-data-keys'
import { sealProfile } from '@/domain/family/child-profile'
import { likenessOf } from '@/domain/family/likeness'
import type { Database } from '@/prisma/database'
import { lectureCourse, timetable } from './demo-school'

interface DemoFamilyOptions {
  db: Database
  now: Date
  keys: ChildDataKeys
  /** Of the demo's guardian. */
  email: string
}

const [mathematics] = timetable
const livesIn = { regionCode: '420106' }

/** Nobody's children; the first is enrolled in what is on air and in a course of every day. */
const demoChildren = [
  {
    id: 'demo-child-1',
    profile: { name: '小禾 · Xiaohe', birthYear: 2016, birthMonth: 9, grade: 3, ...livesIn },
    courseIds: [lectureCourse.id, ...(mathematics ? [mathematics.course.id] : [])],
  },
  {
    id: 'demo-child-2',
    profile: { name: '小苗 · Xiaomiao', birthYear: 2014, birthMonth: 4, grade: 5, ...livesIn },
    courseIds: [],
  },
]
const purposes = ['enrolment', 'attendance'] as const
const textVersion = 'demo'

/** Gives the demo's guardian a family where there is none; one that there is stays as somebody has changed it. */
export async function ensureDemoFamily({ db, now, keys, email }: DemoFamilyOptions) {
  const { id: accountId, guardian } = await db.account.findUniqueOrThrow({
    where: { email },
    include: { guardian: true },
  })
  const known = await db.child.count({ where: { id: { in: demoChildren.map(({ id }) => id) } } })
  if (guardian || known > 0) return
  const consent = { accountId, textVersion, locale: 'zh', givenAt: now }
  const children = await Promise.all(
    demoChildren.map(async ({ id, profile, courseIds }) => ({
      ...{ id, createdAt: now, likeness: likenessOf(profile, keys) },
      sealedProfile: await sealProfile(profile, keys),
      consents: { create: purposes.map((purpose) => ({ purpose, ...consent })) },
      enrolments: {
        create: courseIds.map((courseId) => ({
          ...{ courseId, state: 'enrolled' as const, askedAt: now },
        })),
      },
    })),
  )
  await db.family.create({
    data: {
      createdAt: now,
      guardians: { create: { accountId, createdAt: now } },
      children: { create: children },
    },
  })
}
