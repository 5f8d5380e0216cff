import type { Database } from '@/prisma/database'

interface MakeEvidenceOptions {
  db: Database
  now: Date
  secondReviewPercent?: number
  evidenceDays?: number
  /** The guardian; a new one with a family of its own when it is left out. */
  guardianId?: string
  /** The guardian's, where there is one. */
  familyId?: string
  locale?: string
  /** Where it is to be read, as the installation's keys seal it. */
  sealedProfile?: string
  sealedClaim?: string
}

let made = 0

/** A claim of a medical worker's child, with a document that is asked for: all by rows, as the use cases leave them. */
export async function makeEvidence({ db, now, ...options }: MakeEvidenceOptions) {
  const { secondReviewPercent = 0, evidenceDays = 30, locale = 'zh' } = options
  made += 1
  const guardianId =
    options.guardianId ??
    (await makeAccount({
      db,
      now,
      email: `guardian${made}.${Math.floor(now.getTime() / 1000)}@families.example`,
      locale,
    }))
  const familyId =
    options.familyId ??
    (
      await db.family.create({
        data: { createdAt: now, guardians: { create: { accountId: guardianId, createdAt: now } } },
      })
    ).id
  const likeness = `likeness ${made} ${familyId}`
  const child = await db.child.create({
    data: { familyId, sealedProfile: options.sealedProfile ?? 'sealed', likeness, createdAt: now },
  })
  const programme = await db.programme.create({
    data: {
      ...{ nameZh: '春苗计划', nameEn: 'Spring Seedling Plan', quota: 10 },
      ...{ opensAt: now, closesAt: new Date(now.getTime() + 90 * 24 * 3_600_000) },
      ...{ createdAt: now, publishedAt: now, secondReviewPercent, evidenceDays },
      tiers: {
        create: [
          { rank: 1, nameZh: '优先', nameEn: 'First', claims: ['medical_worker'] },
          { rank: 2, nameZh: '其他', nameEn: 'Everybody', claims: [] },
        ],
      },
    },
  })
  const subscription = await db.subscription.create({
    data: {
      ...{ programmeId: programme.id, childId: child.id, familyId, likeness, askedAt: now },
      ...{
        id: `receipt${made}${familyId}`,
        tier: 1,
        claimTier: 1,
        ownTier: 1,
        orderKey: `1${made}`,
      },
      ...{ claim: 'medical_worker', claimState: 'evidence_asked', isHeld: true, province: '42' },
      sealedClaim: options.sealedClaim ?? null,
      evidence: { create: { askedAt: now } },
    },
    include: { evidence: true },
  })
  const evidenceId = subscription.evidence[0]?.id ?? ''
  return { evidenceId, familyId, guardianId, childId: child.id, subscriptionId: subscription.id }
}

interface MakeAccountOptions {
  db: Database
  now: Date
  email: string
  locale?: string
}

export async function makeAccount({ db, now, email, locale = 'en' }: MakeAccountOptions) {
  const { id } = await db.account.create({ data: { email, name: email, locale, createdAt: now } })
  return id
}
