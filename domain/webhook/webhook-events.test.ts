import { expect, test } from 'vitest'
import { type BroadcastNews, findNews } from './webhook-events'

const news = (state: BroadcastNews['state'], runs = 0, replaySeconds: number | null = null) => ({
  ...{ state, runs, replaySeconds },
})

test.each([
  ['nothing', news('waiting'), news('waiting'), []],
  ['the start', news('waiting'), news('live', 1), ['live']],
  ['a broken line', news('live', 1), news('interrupted', 1), ['interrupted']],
  ['the line is back', news('interrupted', 1), news('live', 1), ['live']],
  ['the end', news('live', 1), news('ended', 1), ['ended']],
  ['the end of a broken line', news('interrupted', 1), news('ended', 1), ['ended']],
  ['the replay', news('ended', 1), news('ended', 1, 60), ['replay_ready']],
  ['a replay told already', news('ended', 1, 60), news('ended', 1, 60), []],
  ['a second run', news('ended', 1, 60), news('live', 2, 60), ['live']],
  ['a longer replay', news('ended', 2, 60), news('ended', 2, 90), ['replay_ready']],
  [
    'a whole class at once',
    news('waiting'),
    news('ended', 1, 60),
    ['live', 'ended', 'replay_ready'],
  ],
  [
    'a run that began as another was on',
    news('live', 1),
    news('interrupted', 2),
    ['ended', 'live', 'interrupted'],
  ],
])('%s', (_, told, current, events) => {
  expect(findNews(told, current)).toEqual(events.map((event) => `class_session.${event}`))
})
