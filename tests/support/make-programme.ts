import { randomUUID } from 'node:crypto'
import { defineProgramme } from '@/domain/enrolment/define-programme'
import { type ProgrammeInput, programmeSchema } from '@/domain/enrolment/programme-schema'
import { publishProgramme } from '@/domain/enrolment/publish-programme'
import type { Database } from '@/prisma/database'

interface MakeProgrammeOptions {
  db: Database
  /** When it opens. */
  opensAt: Date
  rules: Partial<ProgrammeInput>
}

export const programmeSecret = 'what seals the seeds of draws, for tests only'
const dayMs = 24 * 3_600_000

/** A published programme as operators make it: Hubei and medical workers first, then everybody. */
export async function makeProgramme({ db, opensAt, rules }: MakeProgrammeOptions) {
  const now = new Date(opensAt.getTime() - dayMs)
  const input = programmeSchema.parse({
    ...{ nameZh: '春苗计划', nameEn: 'Spring Seedling Plan', quota: 10 },
    ...{ opensAt, closesAt: new Date(opensAt.getTime() + 30 * dayMs), evidenceRule: 'none' },
    tiers: [
      {
        ...{ nameZh: '湖北与医务人员子女', nameEn: 'Hubei and medical workers’ children' },
        ...{ claims: ['residence', 'medical_worker'], regionPrefixes: ['42'] },
      },
      { nameZh: '其他', nameEn: 'Everybody', claims: [], regionPrefixes: [] },
    ],
    ...rules,
  })
  const requestId = randomUUID()
  const { programmeId } = await defineProgramme({ db, now, actorId: null, input, requestId })
  const accountSecret = programmeSecret
  await publishProgramme({ db, now, actorId: null, programmeId, version: 1, accountSecret })
  return programmeId
}
