import { expect, test } from 'vitest'
import { isAtLeast, readLogLine, toLogEntry } from './log-line'

test('a log entry shows its message and its ids, not what every line has', () => {
  const line = JSON.stringify({
    level: 'warn',
    time: '2020-02-10T00:00:00Z',
    program: 'media',
    msg: 'ffmpeg ended early',
    restarts: 2,
    err: { type: 'Error', message: 'no such filter', stack: '…' },
  })
  expect(readLogLine(line, 'info')).toEqual({
    level: 'warn',
    text: 'ffmpeg ended early restarts=2 err="no such filter"',
  })
})

test.each(['plain text', '{ not json', '{"level":3}', '[1]'])('%s is shown as it is', (line) => {
  expect(readLogLine(line, 'warn')).toEqual({ level: 'warn', text: line })
})

test('a log file keeps entries as they are, and makes one of everything else', () => {
  const entry = '{"level":"info","program":"media","msg":"ready"}'
  expect(toLogEntry(entry, { program: 'media', level: 'warn' })).toBe(entry)
  expect(JSON.parse(toLogEntry(' ▲ Next.js', { program: 'web', level: 'info' }))).toMatchObject({
    level: 'info',
    program: 'web',
    msg: ' ▲ Next.js',
  })
})

test('a warning passes a threshold of warnings, a note does not', () => {
  expect([isAtLeast('warn', 'warn'), isAtLeast('info', 'warn')]).toEqual([true, false])
})
