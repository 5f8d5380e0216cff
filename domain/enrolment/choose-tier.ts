import type { ClaimKind } from '@/prisma/database'

/** A tier as a programme defines it; 1 goes before 2. */
export interface Tier {
  rank: number
  /** None: everybody else's. */
  claims: readonly ClaimKind[]
  /** Beginnings of division codes (GB/T 2260) of the claim `residence`. */
  regionPrefixes: readonly string[]
}

interface ChooseTierOptions {
  tiers: readonly Tier[]
  claim: ClaimKind | null
  /** Of the county where the child lives. */
  regionCode: string
}

/** The best tier that a claim is for; null when it is for none of them. */
export function chooseTier({ tiers, claim, regionCode }: ChooseTierOptions): number | null {
  if (claim === null) return everybodysTier(tiers)
  const fitting = tiers.filter(
    ({ claims, regionPrefixes }) =>
      claims.includes(claim) &&
      (claim !== 'residence' || regionPrefixes.some((prefix) => regionCode.startsWith(prefix))),
  )
  return bestOf(fitting)
}

/** Where stands who claims nothing, or whose claim was refused; null in a programme for certain children alone. */
export const everybodysTier = (tiers: readonly Pick<Tier, 'rank' | 'claims'>[]) =>
  bestOf(tiers.filter(({ claims }) => claims.length === 0))

const bestOf = (tiers: readonly { rank: number }[]) =>
  tiers.length === 0 ? null : Math.min(...tiers.map(({ rank }) => rank))
