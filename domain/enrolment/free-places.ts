export interface PlaceRules {
  quota: number
  /** Of the quota, kept for the first tier alone until `keptUntil`. */
  keptQuota: number
  keptUntil: Date | null
  tranches: readonly { opensAt: Date; places: number }[]
}

interface FreePlacesOptions {
  rules: PlaceRules
  at: Date
  /** Who holds a place, by a grant or an offer: altogether, and in the first tier. */
  holders: number
  firstHolders: number
}

/** Free places for the first tier, and how many of them the others may take. */
export interface FreePlaces {
  all: number
  others: number
}

/**
 * What may be given at a moment. The kept share comes first out of what is released: until its date the
 * other tiers together never hold more than what is released without it.
 */
export function freePlaces({ rules, at, holders, firstHolders }: FreePlacesOptions): FreePlaces {
  const released = releasedPlaces(rules, at)
  const kept = rules.keptUntil !== null && at < rules.keptUntil ? rules.keptQuota : 0
  const all = Math.max(0, released - holders)
  const others = Math.max(0, released - kept - (holders - firstHolders))
  return { all, others: Math.min(all, others) }
}

/** Places that may be given out by a moment; all of them in a programme without tranches. */
export function releasedPlaces({ quota, tranches }: PlaceRules, at: Date) {
  if (tranches.length === 0) return quota
  const released = tranches.filter(({ opensAt }) => opensAt <= at)
  return Math.min(
    quota,
    released.reduce((sum, { places }) => sum + places, 0),
  )
}
