import { readAskedMicros } from '../order-key'
import type { Entry } from './entries'

export type Standing = 'waiting' | 'offered' | 'granted' | 'gone'
const standings = ['waiting', 'offered', 'granted', 'gone'] as const

/**
 * Everybody who ever stood in line, in order, as the decisions so far leave them: some bytes each, so that
 * two million are a few dozen megabytes.
 */
export class LineOfEntries {
  readonly #tiers: Uint8Array
  readonly #standings: Uint8Array
  readonly #held: Uint8Array
  readonly #askedMicros: Float64Array
  /** By tier: nobody before this rank waits there, save who is named beside. */
  readonly #fronts = new Map<number, number>()
  readonly #returned = new Map<number, Set<number>>()

  constructor(readonly length: number) {
    this.#tiers = new Uint8Array(length)
    this.#standings = new Uint8Array(length)
    this.#held = new Uint8Array(length)
    this.#askedMicros = new Float64Array(length)
  }

  add({ rank, tier, orderKey }: Entry) {
    this.#tiers[rank] = tier
    // By lot: asked before anything was decided.
    this.#askedMicros[rank] = readAskedMicros(orderKey) ?? 0
  }

  standingOf = (rank: number): Standing => standings[this.#standings[rank] ?? 0] ?? 'waiting'
  tierOf = (rank: number) => this.#tiers[rank] ?? 0
  isHeld = (rank: number) => this.#held[rank] === 1

  put(rank: number, standing: Standing) {
    this.#standings[rank] = standings.indexOf(standing)
    this.#mayBeInFront(rank)
  }

  move(rank: number, tier: number) {
    this.#tiers[rank] = tier
    this.#mayBeInFront(rank)
  }

  hold(rank: number, isHeld: boolean) {
    this.#held[rank] = isHeld ? 1 : 0
    this.#mayBeInFront(rank)
  }

  /** The first in a tier who could be served, of those who asked until a moment. */
  findFirst(tier: number, askedUntil: Date): number | null {
    const untilMicros = (askedUntil.getTime() + 1) * 1_000
    const isNext = (rank: number) =>
      this.#isReady(rank, tier) && (this.#askedMicros[rank] ?? 0) < untilMicros
    let first: number | null = null
    const returned = this.#returned.get(tier) ?? new Set<number>()
    for (const rank of returned) {
      if (!this.#isReady(rank, tier)) returned.delete(rank)
      else if (isNext(rank) && (first === null || rank < first)) first = rank
    }
    let front = this.#fronts.get(tier) ?? 0
    while (front < this.length && !this.#isReady(front, tier)) front += 1
    this.#fronts.set(tier, front)
    if (front < this.length && isNext(front) && (first === null || front < first)) first = front
    return first
  }

  #isReady(rank: number, tier: number) {
    return this.#tiers[rank] === tier && this.#standings[rank] === 0 && this.#held[rank] === 0
  }

  #mayBeInFront(rank: number) {
    const tier = this.tierOf(rank)
    if (!this.#isReady(rank, tier) || rank >= (this.#fronts.get(tier) ?? 0)) return
    const returned = this.#returned.get(tier) ?? new Set<number>()
    this.#returned.set(tier, returned.add(rank))
  }
}
