import { expect, test } from 'vitest'
import { broadcastLogId } from '@/common/broadcast-log-id'
import { parseFetchLine } from './parse-fetch-line'

const broadcastId = '0123456789abcdef0123456789abcdef'
const line = (given: object) =>
  JSON.stringify({
    path: `/live/n1/${broadcastId}/run/video/7.m4s`,
    status: '503',
    microseconds: '1234567',
    error: '',
    ...given,
  })

test('a fetch is told by its broadcast’s log id, never by its address', () => {
  const fetched = parseFetchLine(line({}))
  expect(fetched).toEqual({
    broadcast: broadcastLogId(broadcastId),
    node: 'n1',
    file: 'run/video/7.m4s',
    status: 503,
    seconds: 1.235,
    error: undefined,
  })
  expect(JSON.stringify(fetched)).not.toContain(broadcastId)
})

test('an origin that said nothing has no status, and the engine’s reason', () => {
  const fetched = parseFetchLine(line({ status: '-', error: 'backend n1: unhealthy' }))
  expect(fetched).toMatchObject({ status: undefined, error: 'backend n1: unhealthy' })
})

test.each(['', 'text', '{"path":1}', '{'])('%j is not one of ours', (text) => {
  expect(parseFetchLine(text)).toBeNull()
})
