import { sealProfile } from '@/domain/family/child-profile'
import { findFamily } from '@/domain/family/find-family'
import { sealBytes } from '@/domain/family/seal-child-text'
import { makeEvidence } from './make-evidence'
import type { Stack } from './stack'
import { readChildKeys } from './stack-child-keys'
import { openStackDatabase } from './stack-database'

/** Documents that are asked for, with a page: of the demo's guardian, and of a family that nobody here belongs to. */
export async function makeDocuments(stack: Stack) {
  const db = openStackDatabase(stack)
  try {
    const now = new Date()
    const email = stack.demo?.accounts.guardian.email ?? ''
    const { id: guardianId } = await db.account.findUniqueOrThrow({ where: { email } })
    const familyId = (await findFamily({ db, accountId: guardianId })) ?? undefined
    const keys = readChildKeys(stack)
    const profile = { name: 'Foreign', birthYear: 2012, birthMonth: 5, grade: 2 }
    const sealedProfile = await sealProfile({ ...profile, regionCode: '420102' }, keys)
    const own = await makeEvidence({ db, now, guardianId, familyId, sealedProfile })
    const foreign = await makeEvidence({ db, now, sealedProfile })
    for (const { evidenceId } of [own, foreign]) {
      const sealedImage = await sealBytes(new Uint8Array([1]), 'evidence', keys)
      const page = { evidenceId, page: 1, uploadDigest: 'a', sealedImage, addedAt: now }
      await db.evidencePage.create({ data: page })
    }
    return [own, foreign] as const
  } finally {
    await db.$disconnect()
  }
}
