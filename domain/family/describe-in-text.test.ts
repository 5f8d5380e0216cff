import { expect, test } from 'vitest'
import { describeInText } from './describe-in-text'

test('anything is told in lines, dates and empty things too, and pictures by their size', () => {
  const text = describeInText({
    name: '小禾 <b>',
    at: new Date('2020-02-10T08:00:00Z'),
    none: null,
    list: [{ of: 1 }, { of: 2 }],
    empty: [],
    picture: 'x'.repeat(5_000),
  })
  expect(text.split('\n')).toEqual([
    ...['name: 小禾 <b>', 'at: 2020-02-10T08:00:00.000Z', 'none: —'],
    ...['list:', '  1.', '    of: 1', '  2.', '    of: 2'],
    ...['empty:', '  —', 'picture: (5000)', ''],
  ])
})
