import { expect, test } from 'vitest'
import { simulcastReasons, simulcastStates } from '@/common/simulcast-health'
import { messagesByLocale } from '../i18n/messages'
import { describeSimulcast } from './describe-simulcast'

const health = { sentBytes: 2_400_000, droppedFrames: 3, reconnects: 1 }
const target = { id: 't', name: 'City TV', isOn: true, health: null }

test('what is switched off or has no class to send says so, whatever the node said last', () => {
  const known = { ...target, health: { ...health, state: 'sending' as const } }
  expect(describeSimulcast({ ...known, isOn: false }, 'live').words).toBe('off')
  expect(describeSimulcast(known, 'warming').words).toBe('waits')
  expect(describeSimulcast(known, 'reconnecting').words).toBe('interrupted')
  expect(describeSimulcast(known, 'ended').words).toBe('ended')
  expect(describeSimulcast(target, 'live').words).toBe('connecting')
})

test('a reason is given for what is broken alone', () => {
  const given = {
    ...target,
    health: { ...health, state: 'broken' as const, reason: 'refused' as const },
  }
  expect(describeSimulcast(given, 'live')).toEqual({
    ...{ verdict: 'bad', words: 'broken', reason: 'refused' },
    values: { megabytes: 2, droppedFrames: 3, reconnects: 1 },
  })
  const sending = { ...given, health: { ...given.health, state: 'sending' as const } }
  expect(describeSimulcast(sending, 'live')).toMatchObject({ verdict: 'ok', reason: null })
})

test('every state and every reason has its words', () => {
  const { state, reason } = messagesByLocale.en.studio.simulcast
  expect(Object.keys(state)).toEqual(expect.arrayContaining([...simulcastStates]))
  expect(Object.keys(reason).sort()).toEqual([...simulcastReasons].sort())
})
