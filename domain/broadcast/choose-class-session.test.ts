import { expect, test } from 'vitest'
import type { BroadcastState } from '@/prisma/database'
import { chooseClassSession } from './choose-class-session'

const at = (time: string) => new Date(`2020-02-10T${time}:00Z`)
const classAt = (startsAt: string, endsAt: string, broadcastState: BroadcastState = 'waiting') => ({
  id: `${startsAt}–${endsAt}`,
  startsAt: at(startsAt),
  endsAt: at(endsAt),
  broadcastState,
})
const choose = (candidates: ReturnType<typeof classAt>[], now: string) =>
  chooseClassSession(candidates, at(now))?.id

const first = classAt('08:00', '08:45')
const second = classAt('09:00', '09:45')

test('a class opens 15 minutes before its start and closes 30 after its end', () => {
  expect(choose([first], '07:44')).toBeUndefined()
  expect(choose([first], '07:45')).toBe(first.id)
  expect(choose([first], '09:14')).toBe(first.id)
  expect(choose([first], '09:15')).toBeUndefined()
})

test('between two classes the key puts the next one on air', () => {
  expect(choose([first, second], '08:44')).toBe(first.id)
  expect(choose([first, second], '08:50')).toBe(second.id)
  expect(choose([first, second], '09:01')).toBe(second.id)
})

test('a class on air that runs over is gone on with', () => {
  expect(choose([{ ...first, broadcastState: 'live' }, second], '09:01')).toBe(first.id)
  expect(choose([{ ...first, broadcastState: 'ended' }, second], '09:01')).toBe(second.id)
})

test('a class whose line broke is gone on with until it is over and the next has begun', () => {
  const broken = { ...first, broadcastState: 'interrupted' as const }
  expect(choose([broken, second], '08:40')).toBe(first.id)
  expect(choose([broken, second], '08:50')).toBe(first.id)
  expect(choose([broken, second], '09:01')).toBe(second.id)
  expect(choose([broken, classAt('08:30', '09:30')], '08:40')).toBe(first.id)
})

test('of two classes in session the later start wins', () => {
  expect(choose([classAt('06:00', '12:00'), first], '08:10')).toBe(first.id)
})
