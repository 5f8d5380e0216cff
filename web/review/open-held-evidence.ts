import { findHeldEvidence } from '@/domain/evidence/find-held-evidence'
import { openProfile } from '@/domain/family/child-profile'
import { openClaim } from '@/domain/family/claim-statement'
import { recordChildAccess } from '@/domain/family/record-child-access'
import type { Portal } from '../server/portal'

interface OpenOptions {
  portal: Portal
  context: { db: Portal['db']; now: Date; accountId: string }
}

/**
 * What a reviewer has before them, with as much of the child as the document has to say: that they read it
 * is on record first. Null when they have nothing.
 */
export async function openHeldEvidence({ portal, context }: OpenOptions) {
  const held = await findHeldEvidence(context)
  if (!held) return null
  const { childDataKeys: keys } = portal.settings
  const { sealedClaim, childId, child } = held.subscription
  const { db, now, accountId } = context
  await recordChildAccess({ db, now, childId, accountId, what: 'profile_seen' })
  const [profile, claim] = await Promise.all([
    openProfile(child.sealedProfile, keys),
    sealedClaim ? openClaim(sealedClaim, keys) : null,
  ])
  return {
    ...held,
    profile,
    claim,
  }
}

export type HeldEvidence = NonNullable<Awaited<ReturnType<typeof openHeldEvidence>>>
