import { type ChildProcess, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { Readable } from 'node:stream'
import { bareEnvironment } from '@/common/settings'
import { firstOutputFd } from './ladder-arguments'
import { StderrTail } from './stderr-tail'

export interface FfmpegExit {
  code: number | null
  signal: NodeJS.Signals | null
  /** The last lines that it wrote to stderr. */
  lastLines: readonly string[]
}

interface FfmpegProcessOptions {
  ffmpegPath: string
  arguments: readonly string[]
  /** How many pipes there are behind stdin, stdout and stderr. */
  outputs: number
  onOutput(index: number, chunk: Buffer): void
  /** Once, when it is gone and its outputs are read to the end; for a failed spawn too. */
  onExit(exit: FfmpegExit): void
}

/** Frames are handed over a few at a time, since each time wakes ffmpeg. */
const gatherMs = 40
const terminateAfterMs = 1_000
const killAfterMs = 1_700

/** One ffmpeg child: bytes in on stdin, bytes out on pipes, and an end that is certain. */
export class FfmpegProcess {
  private readonly child: ChildProcess
  private readonly stderr = new StderrTail()
  private readonly gone: Promise<void>
  private stopping = false

  constructor(private readonly options: FfmpegProcessOptions) {
    // Its own process group: Ctrl-C at our terminal is ours to pass on. When we die, stdin ends it.
    this.child = spawn(options.ffmpegPath, options.arguments, {
      detached: true,
      env: bareEnvironment(),
      stdio: ['pipe', 'ignore', 'pipe', ...Array<'pipe'>(options.outputs).fill('pipe')],
    })
    this.gone = new Promise((resolve) => this.listen(resolve))
    this.yieldToPassThrough()
  }

  get pid() {
    return this.child.pid
  }

  get queuedBytes() {
    return this.child.stdin?.writableLength ?? 0
  }

  /** Never blocks; calls back when the bytes have left for ffmpeg. */
  write(pieces: readonly Buffer[], onWritten: () => void) {
    const { stdin } = this.child
    if (!stdin?.writable) return
    if (stdin.writableCorked === 0) {
      stdin.cork()
      setTimeout(() => stdin.uncork(), gatherMs)
    }
    pieces.forEach((piece, index) => {
      stdin.write(piece, index === pieces.length - 1 ? onWritten : undefined)
    })
  }

  /** Lets it finish what it was given, but not for long. May be called twice. */
  async stop() {
    if (!this.stopping) {
      this.stopping = true
      this.child.stdin?.end()
      const terminate = setTimeout(() => this.child.kill('SIGTERM'), terminateAfterMs)
      const kill = setTimeout(() => this.kill(), killAfterMs)
      this.gone.finally(() => {
        clearTimeout(terminate)
        clearTimeout(kill)
      })
    }
    await this.gone
  }

  kill() {
    this.child.stdin?.destroy()
    this.child.kill('SIGKILL')
  }

  private listen(onGone: () => void) {
    let isGone = false
    const exit = (code: number | null, signal: NodeJS.Signals | null) => {
      if (isGone) return
      isGone = true
      onGone()
      this.options.onExit({ code, signal, lastLines: this.stderr.lines })
    }
    this.child.once('close', exit)
    this.child.on('error', (error) => {
      this.stderr.push(Buffer.from(`${error.message}\n`))
      // Never begun, so no 'close' need follow.
      if (this.child.pid === undefined) exit(null, null)
    })
    // A broken pipe is only how the child's end shows first.
    this.child.stdin?.on('error', () => this.child.stdin?.destroy())
    this.child.stderr?.on('data', (chunk: Buffer) => this.stderr.push(chunk))
    this.child.stdio.slice(firstOutputFd).forEach((stream, index) => {
      if (!(stream instanceof Readable)) return
      stream.on('data', (chunk: Buffer) => this.options.onOutput(index, chunk))
      stream.on('error', () => stream.destroy())
    })
  }

  /** When the machine is short, the source's own rendition comes first. */
  private yieldToPassThrough() {
    if (this.child.pid === undefined) return
    try {
      setPriority(this.child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch (error) {
      // It may have ended already; that is told by its exit.
      this.stderr.push(Buffer.from(`${error instanceof Error ? error.message : error}\n`))
    }
  }
}
