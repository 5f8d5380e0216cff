import { expect, test } from 'vitest'
import { commandOfReplayKey } from './replay-keys'

const press = (key: string, isOwnKey = false) =>
  commandOfReplayKey({ key, isOwnKey, hasModifier: false })

test('arrows move in time, and the other keys do what they do live', () => {
  expect(press('ArrowLeft')).toBe('seek_back')
  expect(press('ArrowRight')).toBe('seek_forward')
  expect(press('K')).toBe('toggle_play')
  expect(press('ArrowUp')).toBe('volume_up')
  expect(press('x')).toBeNull()
})

test('a slider that has the focus keeps its arrows', () => {
  expect(press('ArrowLeft', true)).toBeNull()
})
