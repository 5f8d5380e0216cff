import { expect, test } from 'vitest'
import type { ReplayRule } from '@/common/media-contract'
import { PortalError } from '@/common/portal-client'
import { ReplayRules } from './replay-rules'

const shown: ReplayRule = { outcome: 'shown', from: null, to: null }
const withheld: ReplayRule = { outcome: 'withheld' }

function open() {
  const state = { nowMs: 0, asked: 0, answer: shown as ReplayRule | null }
  const portal = {
    async post(_: string, message: unknown) {
      state.asked += 1
      expect(message).toMatchObject({ nodeName: 'n1' })
      if (!state.answer) throw new PortalError('away')
      return state.answer
    },
  }
  const rules = new ReplayRules({ portal, nodeName: 'n1', clock: () => state.nowMs })
  return { state, read: (broadcastId = 'a') => rules.read(broadcastId) }
}

test('any number who ask within a moment are one question; later it is asked anew', async () => {
  const { state, read } = open()
  expect(await Promise.all([read(), read(), read()])).toEqual([shown, shown, shown])
  expect(state.asked).toBe(1)
  state.answer = withheld
  state.nowMs = 10_000
  expect(await read()).toEqual(withheld)
  expect(state.asked).toBe(2)
})

test('the last word holds while the portal is away; without one nothing is shown', async () => {
  const { state, read } = open()
  await read()
  state.answer = null
  state.nowMs = 10_000
  expect(await read()).toEqual(shown)
  await expect(read('b')).rejects.toThrow('away')
  state.answer = shown
  expect(await read('b')).toEqual(shown)
})
