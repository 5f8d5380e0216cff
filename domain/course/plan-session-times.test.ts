import { expect, test } from 'vitest'
import { planSessionTimes, weeklyPlanSchema } from './plan-session-times'

const weekly = {
  timeZone: 'America/New_York',
  firstDay: '2020-03-02',
  weekdays: [1],
  localTime: '20:00',
  minutes: 45,
  count: 3,
}

function readClock(at: Date, timeZone: string) {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  }).format(at)
}

const planned = (change: Partial<typeof weekly>) =>
  planSessionTimes(weeklyPlanSchema.parse({ ...weekly, ...change }))

/** Each row: the plan, then what the clocks show in New York and in Shanghai. */
test.each([
  {
    rule: 'planned in New York, summer time begins: an hour earlier in Shanghai',
    plan: {},
    newYork: ['2020-03-02 20:00', '2020-03-09 20:00', '2020-03-16 20:00'],
    shanghai: ['2020-03-03 09:00', '2020-03-10 08:00', '2020-03-17 08:00'],
  },
  {
    rule: 'planned in New York, summer time ends: an hour later in Shanghai',
    plan: { firstDay: '2020-10-26' },
    newYork: ['2020-10-26 20:00', '2020-11-02 20:00', '2020-11-09 20:00'],
    shanghai: ['2020-10-27 08:00', '2020-11-03 09:00', '2020-11-10 09:00'],
  },
  {
    rule: 'planned in Shanghai, summer time begins: an hour later in New York',
    plan: { timeZone: 'Asia/Shanghai', firstDay: '2020-03-03', weekdays: [2], localTime: '09:00' },
    newYork: ['2020-03-02 20:00', '2020-03-09 21:00', '2020-03-16 21:00'],
    shanghai: ['2020-03-03 09:00', '2020-03-10 09:00', '2020-03-17 09:00'],
  },
  {
    rule: 'planned in Shanghai, summer time ends: an hour earlier in New York',
    plan: { timeZone: 'Asia/Shanghai', firstDay: '2020-10-27', weekdays: [2], localTime: '09:00' },
    newYork: ['2020-10-26 21:00', '2020-11-02 20:00', '2020-11-09 20:00'],
    shanghai: ['2020-10-27 09:00', '2020-11-03 09:00', '2020-11-10 09:00'],
  },
  {
    rule: 'a time that the clocks leave out is as much later as they jump',
    plan: { firstDay: '2020-03-08', weekdays: [7], localTime: '02:30', count: 2 },
    newYork: ['2020-03-08 03:30', '2020-03-15 02:30'],
    shanghai: ['2020-03-08 15:30', '2020-03-15 14:30'],
  },
  {
    rule: 'of a time that comes twice the first is meant',
    plan: { firstDay: '2020-11-01', weekdays: [7], localTime: '01:30', count: 2 },
    newYork: ['2020-11-01 01:30', '2020-11-08 01:30'],
    shanghai: ['2020-11-01 13:30', '2020-11-08 14:30'],
  },
])('$rule', ({ plan, newYork, shanghai }) => {
  const starts = planned(plan).map(({ startsAt }) => startsAt)
  expect(starts.map((at) => readClock(at, 'America/New_York'))).toEqual(newYork)
  expect(starts.map((at) => readClock(at, 'Asia/Shanghai'))).toEqual(shanghai)
})

test('a class lasts its minutes even when the clocks change during it', () => {
  const [session] = planned({ firstDay: '2020-03-08', weekdays: [7], localTime: '01:45', count: 1 })
  expect(session).toEqual({
    startsAt: new Date('2020-03-08T06:45:00Z'),
    endsAt: new Date('2020-03-08T07:30:00Z'),
  })
})

test('forty classes on two weekdays come in order, each on its day', () => {
  const sessions = planned({ timeZone: 'Asia/Shanghai', weekdays: [4, 1], count: 40 })
  const days = sessions.map(({ startsAt }) => readClock(startsAt, 'Asia/Shanghai').slice(0, 10))
  expect(days.slice(0, 3)).toEqual(['2020-03-02', '2020-03-05', '2020-03-09'])
  expect(new Set(days).size).toBe(40)
  expect(days.at(-1)).toBe('2020-07-16')
})

test.each([
  { timeZone: 'Asia/Nowhere' },
  { timeZone: '+08:00' },
  { weekdays: [] },
  { weekdays: [8] },
  { firstDay: '2020-02-30' },
  { localTime: '25:00' },
  { count: 101 },
])('a plan that cannot be meant is not read: %o', (wrong) => {
  expect(weeklyPlanSchema.safeParse({ ...weekly, ...wrong }).success).toBe(false)
})
