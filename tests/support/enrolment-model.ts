import { type FreePlaces, freePlaces, type PlaceRules } from '@/domain/enrolment/free-places'
import type { SubscriptionState } from '@/prisma/database'

/** One child in line, as the model knows it. */
export interface Member {
  id: string
  familyId: string
  unitId: string
  claimTier: number
  ownTier: number
  tier: number
  /** Sorts as it stands within the tier. */
  orderKey: string
  state: SubscriptionState
  claim: 'none' | 'open' | 'accepted' | 'refused'
  hasObjected: boolean
  takesFreePlace: boolean
  offerExpiresAt: Date | null
}

interface ModelRules extends PlaceRules {
  endsAt: Date
  offerHours: number
}

const hourMs = 3_600_000
const everybodysTier = 2

/**
 * Fair enrolment as one would do it with a list and a pencil: slow, and plain enough to be seen to be right.
 * The product must do the same.
 */
export class EnrolmentModel {
  readonly members: Member[] = []
  isEnded = false

  constructor(private readonly rules: ModelRules) {}

  get(id: string) {
    const member = this.members.find((one) => one.id === id)
    if (!member) throw new Error(`there is no ${id}`)
    return member
  }

  settle(id: string, outcome: 'accepted' | 'refused') {
    const member = this.get(id)
    if (member.claim !== 'open' || this.isEnded) return
    member.claim = outcome
    member.ownTier = outcome === 'accepted' ? member.claimTier : everybodysTier
    if (isAlive(member)) this.#restand(member.unitId)
  }

  /** Whether it may. */
  object(id: string) {
    const member = this.get(id)
    if (member.claim !== 'refused' || member.hasObjected || !isAlive(member) || this.isEnded)
      return false
    member.claim = 'open'
    member.hasObjected = true
    return true
  }

  /** Whether there was something to leave. */
  giveBack(id: string) {
    const member = this.get(id)
    if (!isAlive(member)) return false
    member.state = 'cancelled'
    return true
  }

  /** Whether the offer was still open, or accepted before. */
  answer(id: string, answer: 'accept' | 'decline', at: Date) {
    const member = this.get(id)
    if (answer === 'accept' && member.state === 'granted') return true
    if (member.state !== 'offered' || this.isEnded) return false
    if (!member.offerExpiresAt || member.offerExpiresAt <= at) return false
    for (const one of this.#unitOf(member.unitId)) {
      if (one.state === 'offered') one.state = answer === 'accept' ? 'granted' : 'cancelled'
    }
    return true
  }

  decide(at: Date) {
    if (this.isEnded) return
    this.#serve(at)
    if (at < this.rules.endsAt) return
    // All of them at once: whoever wants a place with a held sibling or none is held too.
    const held = this.members.filter((one) => this.#isHeld(one))
    for (const one of held) one.state = 'refused'
    this.#serve(at)
    while (this.#line().length > 0) {
      const first = this.#line()[0]
      if (!first) break
      // Too many for what is left, or nothing is left.
      for (const one of this.#unitOf(first.unitId)) if (isWaiting(one)) one.state = 'refused'
      this.#serve(at)
    }
    this.isEnded = !this.members.some(({ state }) => state === 'offered')
  }

  #serve(at: Date) {
    for (const one of this.members) {
      const isOver =
        one.state === 'offered' && one.offerExpiresAt !== null && one.offerExpiresAt <= at
      if (isOver) one.state = 'cancelled'
    }
    const left = this.#free(at)
    for (const unit of this.#unitsInLine()) {
      const [first] = unit
      if (!first) continue
      const available = first.tier === 1 ? left.all : Math.min(left.all, left.others)
      if (unit.length > available) break
      left.all -= unit.length
      if (first.tier > 1) left.others -= unit.length
      if (!this.#isHeld(first)) for (const one of unit) this.#give(one, at)
    }
    for (const one of this.members) {
      if (one.state === 'requested' && !this.#isHeld(one)) one.state = 'waitlisted'
    }
  }

  #give(member: Member, at: Date) {
    const isAsked = member.state === 'waitlisted' && !member.takesFreePlace
    member.state = isAsked ? 'offered' : 'granted'
    member.offerExpiresAt = isAsked ? new Date(at.getTime() + this.rules.offerHours * hourMs) : null
  }

  #free(at: Date): FreePlaces {
    const holders = this.members.filter(holds)
    const firstHolders = holders.filter(({ tier }) => tier === 1).length
    return freePlaces({ rules: this.rules, at, holders: holders.length, firstHolders })
  }

  #line() {
    return this.members.filter(isWaiting).sort(byStanding)
  }

  #unitsInLine() {
    const units: Member[][] = []
    for (const one of this.#line()) {
      const last = units.at(-1)
      if (last?.[0]?.unitId === one.unitId) last.push(one)
      else units.push([one])
    }
    return units
  }

  #unitOf = (unitId: string) => this.members.filter((one) => one.unitId === unitId && isAlive(one))

  #isHeld = (member: Member) =>
    isWaiting(member) &&
    this.#unitOf(member.unitId).some(({ claim, hasObjected }) => claim === 'open' && !hasObjected)

  #restand(unitId: string) {
    const unit = this.#unitOf(unitId)
    const tier = Math.max(...unit.map(({ ownTier }) => ownTier))
    for (const one of unit) {
      if (holds(one) && tier > one.tier) one.state = 'requested'
      one.tier = tier
    }
  }

  /** After a member left: the others stand without it. */
  leaveUnit(unitId: string) {
    if (this.#unitOf(unitId).length > 0) this.#restand(unitId)
  }
}

const isWaiting = ({ state }: Member) => state === 'requested' || state === 'waitlisted'
const holds = ({ state }: Member) => state === 'granted' || state === 'offered'
const isAlive = (member: Member) => isWaiting(member) || holds(member)

function byStanding(one: Member, other: Member) {
  if (one.tier !== other.tier) return one.tier - other.tier
  if (one.orderKey !== other.orderKey) return one.orderKey < other.orderKey ? -1 : 1
  return one.id < other.id ? -1 : 1
}
