import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const longestGoodbyeMs = 5_000

interface FilePublisherOptions {
  path: string
  rtmpAddress: string
  /** 0: until it is stopped. */
  times?: number
}

/** A real ffmpeg that sends a file over and over (or so many times) in real time, as it is. */
export class FilePublisher {
  private readonly child: ChildProcess
  /** Resolves when it has ended, by itself or not. */
  readonly ended: Promise<unknown>
  private errors = ''

  constructor({ path, rtmpAddress, times = 0 }: FilePublisherOptions) {
    this.child = spawn(
      'ffmpeg',
      [
        ...[
          '-hide_banner',
          '-loglevel',
          'error',
          '-re',
          '-stream_loop',
          String(times - 1),
          '-i',
          path,
        ],
        ...['-c', 'copy', '-f', 'flv', rtmpAddress],
      ],
      { stdio: ['pipe', 'ignore', 'pipe'] },
    )
    this.ended = once(this.child, 'exit')
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.errors = `${this.errors}${chunk}`.slice(-2_000)
    })
    this.child.stdin?.on('error', () => undefined)
  }

  /** Throws with what ffmpeg said when it has ended by itself. */
  expectRunning() {
    if (this.hasEnded) throw new Error(`a publisher ended: ${this.errors}`)
  }

  get processId() {
    if (!this.child.pid) throw new Error('a publisher did not start')
    return this.child.pid
  }

  get hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Says goodbye to the server. */
  async stop() {
    if (this.hasEnded) return
    const ended = once(this.child, 'exit')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), longestGoodbyeMs)
    this.child.stdin?.end('q')
    await ended
    clearTimeout(timer)
  }

  /** Breaks the line without a goodbye. */
  async break() {
    if (this.hasEnded) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
  }
}
