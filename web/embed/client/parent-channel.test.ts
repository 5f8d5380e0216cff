import { beforeEach, expect, test } from 'vitest'
import { ParentChannel } from './parent-channel'

const parent = 'https://news.example.org'
let posted: { message: object; origin: string }[]
beforeEach(() => {
  posted = []
})

const open = (parentOrigin: string | null) =>
  new ParentChannel({
    ...{ embedId: 'e', parentOrigin },
    post: (message, origin) => posted.push({ message, origin }),
  })
const command = (name: string) => ({ seedling: 1, command: name })

test('what happens is told once, to the page that frames the player alone', () => {
  const channel = open(parent)
  channel.open()
  const live = { state: 'live', snapshot: { isPaused: false, latencyMs: 1_300 } }
  channel.tell(live)
  channel.tell(live)
  channel.tell({ ...live, snapshot: { isPaused: true, latencyMs: 1_300 } })
  expect(new Set(posted.map(({ origin }) => origin))).toEqual(new Set([parent]))
  expect(posted.map(({ message }) => message)).toMatchObject([
    { event: 'ready', version: 1 },
    { event: 'state', value: 'live' },
    { event: 'play' },
    { event: 'latency', value: 1_300 },
    { event: 'pause' },
  ])
})

test.each([
  ['another origin', 'https://evil.example', command('pause')],
  ['an origin that is none', 'null', command('pause')],
  ['another version', parent, { seedling: 2, command: 'pause' }],
  ['an unknown command', parent, command('constructor')],
  ['a text', parent, 'pause'],
  ['nothing', parent, null],
])('%s moves nothing', (_, origin, data) => {
  expect(open(parent).read(origin, data)).toBe(null)
})

test('commands of the framing page are done', () => {
  expect(open(parent).read(parent, command('pause'))).toBe('pause')
})

test('where the browser does not tell who frames it, the first who says hello is meant', () => {
  const channel = open(null)
  channel.open()
  expect(posted).toEqual([])
  channel.read(parent, command('hello'))
  expect(posted).toMatchObject([{ message: { event: 'ready' }, origin: parent }])
  expect(channel.read('https://evil.example', command('pause'))).toBe(null)
})
