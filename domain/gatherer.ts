interface GathererOptions<Item, Outcome> {
  /** Of one round. */
  mostItems: number
  /** Rounds that may be under way at once. */
  mostRounds: number
  /** Does all of a round; the outcomes in the order of the items. */
  run(items: Item[]): Promise<Outcome[]>
}

interface Waiting<Item, Outcome> {
  item: Item
  resolve(outcome: Outcome): void
  reject(reason: unknown): void
}

/**
 * Gathers what is asked while a round is under way into the next one, so that many requests cost one
 * statement and one write to disk. Nobody waits for company: alone, a request goes at once. A round that
 * fails is done again one by one, so that a failing item fails nobody else.
 */
export class Gatherer<Item, Outcome> {
  readonly #options: GathererOptions<Item, Outcome>
  #waiting: Waiting<Item, Outcome>[] = []
  #rounds = 0

  constructor(options: GathererOptions<Item, Outcome>) {
    this.#options = options
  }

  ask(item: Item): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      // Whatever comes in the same turn of the event loop goes along.
      if (this.#waiting.length === 1) setImmediate(() => this.#begin())
    })
  }

  #begin() {
    const { mostItems, mostRounds } = this.#options
    while (this.#waiting.length > 0 && this.#rounds < mostRounds) {
      const round = this.#waiting.splice(0, mostItems)
      this.#rounds += 1
      // Settles everybody of the round and never rejects.
      void this.#runRound(round).finally(() => {
        this.#rounds -= 1
        this.#begin()
      })
    }
  }

  async #runRound(round: Waiting<Item, Outcome>[]) {
    try {
      await this.#settle(round)
    } catch (error) {
      if (round.length === 1) return round[0]?.reject(error)
      for (const one of round) await this.#settle([one]).catch(one.reject)
    }
  }

  async #settle(round: Waiting<Item, Outcome>[]) {
    const outcomes = await this.#options.run(round.map(({ item }) => item))
    if (outcomes.length !== round.length)
      throw new Error('a round left somebody without an outcome')
    outcomes.forEach((outcome, index) => {
      round[index]?.resolve(outcome)
    })
  }
}
