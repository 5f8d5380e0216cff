import { createHash } from 'node:crypto'
import type { ProgrammeRules } from './find-programme-rules'

/**
 * A digest of all that decisions are measured by. The chain of decisions begins with it, so that rules which
 * were changed after they were published show in every block.
 */
export function hashRules(programme: ProgrammeRules) {
  const { quota, keptQuota, offerHours, drawMinutes, drawSeedHash, asksIdentity } = programme
  const { evidenceRule, evidencePercent, evidenceDueDays } = programme
  const rules = {
    ...{ id: programme.id, quota, keptQuota, offerHours, drawMinutes, drawSeedHash, asksIdentity },
    ...{ evidenceRule, evidencePercent, evidenceDueDays },
    keptUntil: programme.keptUntil?.toISOString() ?? null,
    opensAt: programme.opensAt.toISOString(),
    closesAt: programme.closesAt.toISOString(),
    endsAt: programme.endsAt?.toISOString() ?? null,
    tiers: programme.tiers.map(({ rank, claims, regionPrefixes }) => ({
      rank,
      claims,
      regionPrefixes,
    })),
    tranches: programme.tranches
      .map(({ opensAt, places }) => ({ opensAt: opensAt.toISOString(), places }))
      .sort((one, other) => one.opensAt.localeCompare(other.opensAt)),
  }
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex')
}
