import { expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import type { SourceEvent } from '@/transcoder/source'
import { readBeside, type SourceReader } from './source-reader'

const frame: SourceEvent = { kind: 'audio-frame', dts: 0, data: Buffer.from([1]) }

function record(happenings: string[], breaksAt?: string): SourceReader {
  const happen = (what: string) => {
    happenings.push(what)
    if (what === breaksAt) throw new Error('broken')
  }
  return {
    push: () => happen('push'),
    interrupt: () => happen('interrupt'),
    resume: () => happen('resume'),
    end: () => happen('end'),
  }
}

test('both readers get everything; one that breaks gets its end alone, and the class goes on', () => {
  const first: string[] = []
  const second: string[] = []
  const reader = readBeside(record(first), record(second, 'interrupt'), silentLog)
  reader.push(frame)
  reader.interrupt()
  reader.resume()
  reader.push(frame)
  reader.end()
  expect(first).toEqual(['push', 'interrupt', 'resume', 'push', 'end'])
  expect(second).toEqual(['push', 'interrupt', 'end'])
})
