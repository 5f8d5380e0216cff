import type { ChildDataKeys } from '@/common/child-data-keys'
import { enrolChildren } from '@/domain/course-enrolment/enrol-children'
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

/** Gives the demo's guardian a family, once: what somebody has changed or deleted of it stays so. */
export async function ensureDemoFamily({ db, now, keys, email }: DemoFamilyOptions) {
  const account = await db.account.findUniqueOrThrow({
    where: { email },
    include: { guardian: true },
  })
  if (account.guardian) return
  const accountId = account.id
  const { id: familyId } = await db.family.create({
    data: { createdAt: now, guardians: { create: { accountId, createdAt: now } } },
  })
  for (const { id, profile, courseIds } of demoChildren) {
    const consent = { accountId, textVersion, locale: 'zh', givenAt: now }
    await db.child.create({
      data: {
        ...{ id, familyId, createdAt: now, likeness: likenessOf(profile, keys) },
        sealedProfile: await sealProfile(profile, keys),
        consents: { create: purposes.map((purpose) => ({ purpose, ...consent })) },
      },
    })
    for (const courseId of courseIds) {
      await enrolChildren({ db, now, familyId, courseId, childIds: [id] })
    }
  }
}
