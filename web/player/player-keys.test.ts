import { expect, test } from 'vitest'
import { commandOfKey } from './player-keys'

const press = { isOwnKey: false, hasModifier: false }

test('space and K play and pause, in either case', () => {
  expect([' ', 'k', 'K'].map((key) => commandOfKey({ ...press, key }))).toEqual(
    Array(3).fill('toggle_play'),
  )
})

test("a focused control keeps its own keys, and the browser's shortcuts stay its own", () => {
  expect(commandOfKey({ ...press, key: ' ', isOwnKey: true })).toBeNull()
  expect(commandOfKey({ ...press, key: 'f', hasModifier: true })).toBeNull()
})

test('other keys mean nothing', () => {
  expect(commandOfKey({ ...press, key: 'Tab' })).toBeNull()
})
