import { expect, test } from 'vitest'
import { Gatherer } from './gatherer'

test('what is asked during a round goes together in the next', async () => {
  const rounds: number[][] = []
  let finish = () => {}
  const gatherer = new Gatherer<number, number>({
    mostItems: 3,
    mostRounds: 1,
    async run(items) {
      rounds.push(items)
      if (rounds.length === 1) await new Promise<void>((resolve) => (finish = resolve))
      return items.map((item) => item * 10)
    },
  })
  const first = gatherer.ask(1)
  await new Promise((resolve) => setImmediate(resolve))
  const others = [2, 3, 4, 5].map((item) => gatherer.ask(item))
  finish()
  expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40, 50])
  expect(rounds).toEqual([[1], [2, 3, 4], [5]])
})

test('an item that fails fails nobody beside it', async () => {
  const gatherer = new Gatherer<number, number>({
    mostItems: 10,
    mostRounds: 1,
    async run(items) {
      if (items.includes(2)) throw new Error('two is refused')
      return items
    },
  })
  const outcomes = await Promise.allSettled([1, 2, 3].map((item) => gatherer.ask(item)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
