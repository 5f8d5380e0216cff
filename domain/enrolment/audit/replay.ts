import { freePlaces, type PlaceRules } from '../free-places'
import type { LineOfEntries, Standing } from './line-of-entries'
import type { ProblemList } from './problem-list'
import type { RankedDecision } from './read-decisions'

interface ReplayOptions {
  rules: PlaceRules
  line: LineOfEntries
  found: ProblemList
}

interface Block {
  number: number
  at: Date
  askedUntil: Date
  holders: number
  firstHolders: number
}

interface Step {
  from: readonly Standing[]
  to: Standing
}

/** Of whom something can be decided, and how they stand after. */
const steps: Record<string, Step | undefined> = {
  granted: { from: ['waiting'], to: 'granted' },
  offered: { from: ['waiting'], to: 'offered' },
  waitlisted: { from: ['waiting'], to: 'waiting' },
  offer_accepted: { from: ['offered'], to: 'granted' },
  offer_declined: { from: ['offered'], to: 'gone' },
  offer_expired: { from: ['offered'], to: 'gone' },
  given_back: { from: ['granted'], to: 'gone' },
  withdrawn: { from: ['waiting'], to: 'gone' },
  asked_again: { from: ['waiting', 'gone'], to: 'waiting' },
  ended: { from: ['waiting', 'granted', 'offered'], to: 'gone' },
}

const holds = (standing: Standing) => standing === 'granted' || standing === 'offered'

/**
 * Follows the decisions one by one, by rules of its own, and says where they went wrong. It knows nothing
 * of how decisions are made: only what must be true after each block of them.
 */
export class Replay {
  #holders = 0
  #firstHolders = 0
  /** By tier, the last who was served in this block. */
  readonly #served = new Map<number, number>()

  constructor(private readonly options: ReplayOptions) {}

  take({ sequence, subscriptionId, kind, tier, rank }: RankedDecision) {
    const { line, found } = this.options
    const wrong = (what: string) =>
      found.add(`Decision ${sequence} (${kind} ${subscriptionId}): ${what}.`)
    if (rank === null) return wrong('it is about nobody who ever stood in line')
    const before = line.standingOf(rank)
    this.#count(rank, -1)
    if (kind === 'held' || kind === 'released') line.hold(rank, kind === 'held')
    else if (kind === 'claim_accepted' || kind === 'claim_refused' || kind === 'moved') {
      if (holds(before) && tier > line.tierOf(rank)) line.put(rank, 'waiting')
      line.move(rank, tier)
    } else {
      const step = steps[kind]
      if (!step?.from.includes(before)) wrong(`it cannot be decided about one who is ${before}`)
      if (line.tierOf(rank) !== tier) wrong(`it stands in tier ${line.tierOf(rank)}, not ${tier}`)
      if (step) line.put(rank, step.to)
      if (kind === 'granted' || kind === 'offered') {
        if (line.isHeld(rank)) wrong('a place was given while a question was open')
        this.#served.set(tier, Math.max(rank, this.#served.get(tier) ?? 0))
      }
    }
    this.#count(rank, 1)
  }

  /** What must be true after a block. */
  closeBlock(block: Block) {
    const { rules, found } = this.options
    const wrong = (what: string) => found.add(`Block ${block.number}: ${what}.`)
    const free = freePlaces({ rules, at: block.at, holders: 0, firstHolders: 0 })
    if (this.#holders > free.all) wrong(`${this.#holders} places are held of ${free.all} released`)
    const others = this.#holders - this.#firstHolders
    if (others > free.others) {
      wrong(`${others} places are held outside the first tier, where ${free.others} are allowed`)
    }
    if (block.holders !== this.#holders || block.firstHolders !== this.#firstHolders) {
      wrong(`it counts ${block.holders} places held, and there are ${this.#holders}`)
    }
    this.#checkOrder(block, wrong)
    this.#served.clear()
  }

  /** Nobody was passed over: whoever waits without a question stands behind all who were served. */
  #checkOrder({ askedUntil }: Block, wrong: (what: string) => void) {
    const { line } = this.options
    const last = Math.max(0, ...this.#served.keys())
    for (let tier = 1; tier <= last; tier += 1) {
      const first = line.findFirst(tier, askedUntil)
      const isWorse = [...this.#served.keys()].some((served) => served > tier)
      const end = isWorse ? Number.POSITIVE_INFINITY : (this.#served.get(tier) ?? -1)
      if (first !== null && first < end) {
        wrong(`somebody in tier ${tier} was passed over (rank ${first} of all who ever asked)`)
      }
    }
  }

  #count(rank: number, by: 1 | -1) {
    const { line } = this.options
    if (!holds(line.standingOf(rank))) return
    this.#holders += by
    if (line.tierOf(rank) === 1) this.#firstHolders += by
  }
}
