import { beforeAll, expect, test } from 'vitest'
import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import { sharedStack } from '../support/shared-stack'
import type { Stack } from '../support/stack'
import { until } from '../support/until'

let stack: Stack
beforeAll(async () => {
  stack = await sharedStack()
})

async function hearRefusal(streamKey: string) {
  const teacher = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey })
  expect(await teacher.exited).not.toBe(0)
  return teacher.messages
}

test('a wrong key is refused with a sentence', async () => {
  const { streamKey } = await openClass(stack, { titleEn: 'Refused: key' })
  const wrong = streamKey.slice(0, -1) + (streamKey.endsWith('0') ? '1' : '0')
  expect(await hearRefusal(wrong)).toMatch(/Server error: .*key/i)
})

test('an unknown classroom is refused with a sentence', async () => {
  expect(await hearRefusal('00000000_00000000000000000000000000')).toMatch(/Server error: .+/)
})

test('a classroom without a class now is refused with a sentence', async () => {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000)
  const { streamKey } = await openClass(stack, { titleEn: 'Refused: time', startsAt: tomorrow })
  expect(await hearRefusal(streamKey)).toMatch(/Server error: .*class/i)
})

test('a second publisher is refused, and the first goes on', async () => {
  const { streamKey, playlistUrl } = await openClass(stack, { titleEn: 'Refused: second' })
  const first = new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360' })
  try {
    const isOnAir = async () => (await fetch(playlistUrl)).ok
    await until('the first publisher on air', isOnAir)
    expect(await hearRefusal(streamKey)).toMatch(/Server error: .*already/i)
    expect(await isOnAir()).toBe(true)
  } finally {
    await first.stop()
  }
  expect(await first.exited).toBe(0)
})
