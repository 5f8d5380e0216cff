import type { Clock } from '@/common/clock'

interface ShortCacheOptions {
  clock: Clock
  lifeMs: number
  longestEntries: number
}

/**
 * Remembers answers for a moment, so that any number who ask for the same within it cost one look-up.
 * Those who ask while it is under way wait for it; a failed look-up is not remembered.
 */
export class ShortCache<Value> {
  readonly #options: ShortCacheOptions
  readonly #entries = new Map<string, { answer: Promise<Value>; until: number }>()

  constructor(options: ShortCacheOptions) {
    this.#options = options
  }

  get(key: string, lookUp: () => Promise<Value>): Promise<Value> {
    const { clock, lifeMs, longestEntries } = this.#options
    const known = this.#entries.get(key)
    if (known && clock() < known.until) return known.answer
    const entry = { answer: lookUp(), until: clock() + lifeMs }
    entry.answer.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
    })
    // Deleted first, so that the oldest look-up always comes first.
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= longestEntries) break
      this.#entries.delete(oldest)
    }
    return entry.answer
  }
}
