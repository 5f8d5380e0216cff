import { expect, test } from 'vitest'
import { lectureArguments, lecturePreset } from './lecture-arguments'

const options = {
  rtmpUrl: 'rtmp://localhost:1935/live',
  presetPath: '/dev/fd/3',
  pictureFolder: '/code/scripts/demo/lecture',
}

test('the key stands in the preset alone, never in the arguments that every user can read', () => {
  expect(lecturePreset('abc_secret')).toBe('rtmp_playpath=abc_secret\n')
  expect(lectureArguments(options).slice(-5)).toEqual([
    '-fpre',
    '/dev/fd/3',
    '-rtmp_app',
    'live',
    'rtmp://localhost:1935/live',
  ])
})
