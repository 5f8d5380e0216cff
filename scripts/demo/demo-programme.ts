import { defineProgramme } from '@/domain/enrolment/define-programme'
import { programmeSchema } from '@/domain/enrolment/programme-schema'
import { publishProgramme } from '@/domain/enrolment/publish-programme'
import type { Database } from '@/prisma/database'
import { demoCourses } from './demo-school'

interface DemoProgrammeOptions {
  db: Database
  now: Date
}

export const demoProgrammeId = 'spring-seedling-plan'
const dayMs = 24 * 3_600_000

/** The Spring Seedling Plan, open from the first start on; one that is there stays as it is. */
export async function ensureDemoProgramme({ db, now }: DemoProgrammeOptions) {
  if (await db.programme.findUnique({ where: { id: demoProgrammeId } })) return
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs)
  const input = programmeSchema.parse({
    ...{ nameZh: '春苗计划', nameEn: 'Spring Seedling Plan' },
    textZh: '为居家学习的孩子提供一百五十万个免费名额。湖北的孩子和一线医务人员的子女优先。',
    textEn:
      'One and a half million free subscriptions for children who learn at home. Children in Hubei and children of frontline medical workers go first.',
    ...{ quota: 1_500_000, keptQuota: 500_000, keptUntil: inDays(14) },
    ...{ opensAt: now, closesAt: inDays(60), endsAt: inDays(120) },
    courseIds: demoCourses.map(({ id }) => id),
    tiers: [
      {
        ...{ nameZh: '湖北的孩子、一线医务人员的子女', claims: ['residence', 'medical_worker'] },
        nameEn: 'Children in Hubei, children of frontline medical workers',
        regionPrefixes: ['42'],
      },
      { nameZh: '其他孩子', nameEn: 'Every other child', claims: [], regionPrefixes: [] },
    ],
  })
  const programme = { db, now, actorId: null }
  await defineProgramme({ ...programme, input, requestId: demoProgrammeId, id: demoProgrammeId })
  // Nothing is drawn, so that there is no seed to be sealed.
  await publishProgramme({
    ...programme,
    programmeId: demoProgrammeId,
    version: 1,
    accountSecret: '',
  })
}
