import { randomInt } from 'node:crypto'
import type { ClaimKind, ClaimState } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { chooseTier } from './choose-tier'
import type { ProgrammeRules } from './find-programme-rules'
import { makeReceipt } from './receipt'

/** What a guardian says of one child. */
export interface ChildToRequest {
  childId: string
  claim: ClaimKind | null
  /** What the claim says, sealed as `domain/family/seal-child-text.ts` does. */
  sealedClaim?: string | null
}

/** A child as it will be written down. */
export interface RequestedChild {
  id: string
  childId: string
  tier: number
  claim: ClaimKind | null
  claimState: ClaimState
  sealedClaim: string | null
  province: string
}

interface DescribeOptions {
  rules: ProgrammeRules
  asked: ChildToRequest
  regionCode: string
}

/** Where a child asks to stand. Throws DomainError `claim_does_not_fit`. */
export function describeRequestedChild({ rules, asked, regionCode }: DescribeOptions) {
  const { childId, claim, sealedClaim = null } = asked
  const tier = chooseTier({ tiers: rules.tiers, claim, regionCode })
  if (tier === null) throw new DomainError('claim_does_not_fit')
  const child: RequestedChild = {
    ...{ id: makeReceipt(), childId, tier, claim, sealedClaim },
    claimState: chooseClaimState(rules, claim),
    province: regionCode.slice(0, 2),
  }
  return child
}

/** Of whom evidence is asked is left to chance, so that nobody can tell before. */
function chooseClaimState(
  { evidenceRule, evidencePercent }: ProgrammeRules,
  claim: ClaimKind | null,
) {
  if (claim === null) return 'none'
  const isAsked =
    evidenceRule === 'all' || (evidenceRule === 'sample' && randomInt(100) < evidencePercent)
  return isAsked ? 'evidence_asked' : 'declared'
}
