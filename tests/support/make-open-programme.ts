import type { Database, EvidenceRule } from '@/prisma/database'

interface MakeProgrammeOptions {
  db: Database
  now: Date
  quota?: number
  evidenceRule?: EvidenceRule
}

const dayMs = 24 * 3_600_000

/** A published programme that is open: Hubei and medical workers first, then everybody. */
export async function makeOpenProgramme({ db, now, ...options }: MakeProgrammeOptions) {
  const { quota = 10, evidenceRule = 'none' } = options
  const { id: programmeId } = await db.programme.create({
    data: {
      ...{ nameZh: '春苗计划', nameEn: 'Spring Seedling Plan', quota, evidenceRule },
      ...{
        opensAt: new Date(now.getTime() - dayMs),
        closesAt: new Date(now.getTime() + 90 * dayMs),
      },
      ...{ createdAt: now, publishedAt: now },
      tiers: {
        create: [
          {
            ...{ rank: 1, nameZh: '优先', nameEn: 'First' },
            claims: ['residence', 'medical_worker'],
            regionPrefixes: ['42'],
          },
          { rank: 2, nameZh: '所有人', nameEn: 'Everybody' },
        ],
      },
    },
  })
  return programmeId
}
