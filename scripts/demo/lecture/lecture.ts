import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '@/common/log'
import { RestartDelay } from '@/common/restart-delay'
import type { DemoLecture } from '../demo-files'
import { lectureArguments, lecturePreset } from './lecture-arguments'

interface LectureOptions {
  lecture: DemoLecture
  pictureFolder: string
  log: Log
}

const politeStopMs = 800

/** Publishes the demo lecture like any teacher's encoder, again with back-off whenever the door was shut. */
export class Lecture {
  private readonly stopped = new AbortController()
  private child: ChildProcess | null = null

  constructor(private readonly options: LectureOptions) {}

  /** Resolves after `stop()`. */
  async run() {
    const { signal } = this.stopped
    const restartDelay = new RestartDelay()
    while (!signal.aborted) {
      const startedAtMs = performance.now()
      const code = await this.publish()
      if (signal.aborted) return
      const delayMs = restartDelay.afterRunOf(performance.now() - startedAtMs)
      this.options.log.info({ code, delayMs }, 'the lecture is off air; publishing it again')
      await wait(delayMs, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Ends the broadcast as an encoder's stop button does, so that the class ends at once. */
  async stop() {
    this.stopped.abort()
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    const timer = setTimeout(() => child.kill('SIGKILL'), politeStopMs)
    child.kill('SIGTERM')
    await ended
    clearTimeout(timer)
  }

  private async publish() {
    const { lecture, pictureFolder, log } = this.options
    const presetDescriptor = openPreset(lecture.streamKey)
    const options = { rtmpUrl: lecture.rtmpUrl, presetPath: '/dev/fd/3', pictureFolder }
    const child = spawn(
      'setpriv',
      ['--pdeathsig=TERM', '--', 'ffmpeg', ...lectureArguments(options)],
      { stdio: ['ignore', 'ignore', 'pipe', presetDescriptor] },
    )
    closeSync(presetDescriptor)
    this.child = child
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        log.debug({ line: line.replaceAll(lecture.streamKey, '…') }, 'ffmpeg said')
      })
    }
    const [code]: unknown[] = await once(child, 'exit')
    return code
  }
}

/** An open file without a name, which only the child that inherits it can read. */
function openPreset(streamKey: string) {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-lecture-'))
  try {
    const descriptor = openSync(join(folder, 'preset'), 'wx+', 0o600)
    writeSync(descriptor, lecturePreset(streamKey))
    return descriptor
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
