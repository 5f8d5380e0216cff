import { expect, test } from 'vitest'
import { StallWatch } from './stall-watch'

function watchFor(seconds: number, positionAt: (second: number) => number) {
  const watch = new StallWatch()
  watch.restart(0)
  return Array.from({ length: seconds }, (_, second) =>
    watch.look(positionAt(second), second * 1000),
  )
}

test('a picture that moves is left alone', () => {
  expect(watchFor(10, (second) => second)).not.toContain('wake')
})

test('a picture that stands still is woken once, then given up', () => {
  const actions = watchFor(8, () => 5)
  expect(actions.filter((action) => action === 'wake')).toHaveLength(1)
  expect(actions.indexOf('fail')).toBeGreaterThan(actions.indexOf('wake'))
})

test('a picture that moves again starts the count anew', () => {
  const actions = watchFor(12, (second) => (second < 5 ? 1 : second < 6 ? 2 : 3))
  expect(actions.filter((action) => action === 'wake')).toHaveLength(2)
})
