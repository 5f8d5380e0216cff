import type { ClaimKind } from '@/prisma/database'
import { chooseTier } from './choose-tier'
import type { ProgrammeInput } from './programme-schema'

/** An application that could come in, and what would become of it. */
export interface SampleApplication {
  claim: ClaimKind | null
  /** Where the child lives. */
  regionCode: string
  /** Null: it would be turned away. */
  tier: { rank: number; nameZh: string; nameEn: string } | null
  evidence: 'never' | 'perhaps' | 'always'
}

type Rules = Pick<ProgrammeInput, 'tiers' | 'evidenceRule'>

/** Somewhere, for whoever lives nowhere in particular. */
const elsewhere = '650100'
const countyDigits = 6

/** Applications of every kind that the rules tell apart, so that an operator reads what was meant. */
export function previewProgramme({ tiers, evidenceRule }: Rules): SampleApplication[] {
  const ranked = tiers.map((tier, index) => ({ ...tier, rank: index + 1 }))
  const prefixes = ranked.flatMap(({ regionPrefixes }) => regionPrefixes.slice(0, 3))
  const inside = prefixes.map((prefix) => prefix.padEnd(countyDigits, '0'))
  const outside = inside.includes(elsewhere) ? '110100' : elsewhere
  const asked: [ClaimKind | null, string][] = [
    ...inside.map((regionCode): [ClaimKind, string] => ['residence', regionCode]),
    ['residence', outside],
    ['medical_worker', outside],
    [null, outside],
  ]
  return asked.map(([claim, regionCode]) => {
    const rank = chooseTier({ tiers: ranked, claim, regionCode })
    const tier = ranked.find((one) => one.rank === rank)
    return {
      ...{ claim, regionCode },
      tier: tier ? { rank: tier.rank, nameZh: tier.nameZh, nameEn: tier.nameEn } : null,
      evidence: claim === null ? 'never' : evidenceOf[evidenceRule],
    }
  })
}

const evidenceOf = { none: 'never', sample: 'perhaps', all: 'always' } as const
