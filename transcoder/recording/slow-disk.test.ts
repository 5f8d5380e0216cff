import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import { Run } from '../packager/run'
import { SourceSequencer } from '../packager/source-sequencer'
import { makeSourceEvents, testCard } from '../test-source'
import { BroadcastRecorder } from './broadcast-recorder'
import { readRecordedRuns } from './recorded-broadcast'

const counter = { inc: () => {} }

/** Records what is pushed at once, so that the disk has had no time for any of it. */
async function recordAtOnce(mostWaitingBytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-slow-'))
  const reasons: string[] = []
  const recorder = new BroadcastRecorder({
    ...{ folder, log: silentLog, mostWaitingBytes, keepFreeBytes: 0, longestMs: 60_000 },
    onWritten: () => {},
    onStopped: (reason) => reasons.push(reason),
  })
  const run = new Run({
    ...{
      runId: 'r',
      startedAtMs: 0,
      windowSeconds: 60,
      made: { parts: counter, segments: counter },
    },
    observe: recorder.beginRun('r'),
  })
  run.addRendition({ id: 'video', kind: 'video', madeBy: 'source', frameSeconds: 0.04 })
  const sequencer = new SourceSequencer({
    ...{ schedule: run.schedule, hasVideo: true, onBoundary: () => {} },
    deliver: (event) => run.renditions.get('video')?.push(event),
    onKeyframesTooFarApart: () => {},
  })
  for (const event of await makeSourceEvents(testCard({ seconds: 9 }))) sequencer.push(event)
  await recorder.close()
  const [recorded] = await readRecordedRuns(folder)
  rmSync(folder, { recursive: true, force: true })
  const { state, waitingBytes } = recorder
  const packaged = run.renditions.get('video')?.window.segments.length
  return { reasons, state, waitingBytes, packaged, recorded: recorded?.segments.length ?? 0 }
}

test('a disk that does not keep up ends the recording, frees what waited, and packaging goes on', async () => {
  expect(await recordAtOnce(100_000)).toEqual({
    ...{ reasons: ['disk_too_slow'], state: 'failed', waitingBytes: 0, packaged: 5, recorded: 0 },
  })
})

test('a disk that keeps up gets everything', async () => {
  expect(await recordAtOnce(100_000_000)).toEqual({
    ...{ reasons: [], state: 'stopped', waitingBytes: 0, packaged: 5, recorded: 4 },
  })
})
