import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { ClockPainter, pictureHeight, pictureWidth } from './clock-painter'

const fps = 30
/** What may wait for an encoder that is busy; more would be frames of the past. */
const mostWaitingBytes = 8 * 1.5 * pictureWidth * pictureHeight
const longestGoodbyeMs = 3_000

/** An encoder whose picture tells when it was painted; publishes in real time until it is stopped. */
export class ClockPublisher {
  private readonly painter = new ClockPainter()
  private readonly child: ChildProcess
  private startedAtMs = performance.now()
  private timer: NodeJS.Timeout | null = null
  private frame = 0
  private errors = ''
  /** The most that a frame was painted behind its time. */
  latestMs = 0
  /** Frames that a machine without time to spare could not encode. */
  skippedFrames = 0

  constructor(rtmpAddress: string) {
    this.child = spawn('ffmpeg', publishArguments(rtmpAddress), {
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.errors = `${this.errors}${chunk}`.slice(-4_000)
    })
    // Told by its exit; a write that comes too late is no news.
    this.child.stdin?.on('error', () => undefined)
    this.paintDueFrames()
  }

  get messages() {
    return this.errors
  }

  get isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  async stop() {
    if (this.timer) clearTimeout(this.timer)
    if (!this.isRunning) return
    const ended = once(this.child, 'exit')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), longestGoodbyeMs)
    this.child.stdin?.end()
    await ended
    clearTimeout(timer)
  }

  private paintDueFrames() {
    if (!this.isRunning) return
    while (this.nextFrameInMs() <= 0) {
      this.latestMs = Math.max(this.latestMs, -this.nextFrameInMs())
      if ((this.child.stdin?.writableLength ?? 0) > mostWaitingBytes) {
        this.skippedFrames += 1
        this.startedAtMs += 1000 / fps
        continue
      }
      // A copy, since the pipe reads it later.
      this.child.stdin?.write(Buffer.from(this.painter.paint(Date.now(), this.frame)))
      this.frame += 1
    }
    this.timer = setTimeout(() => this.paintDueFrames(), Math.max(0, this.nextFrameInMs()))
  }

  private nextFrameInMs() {
    return this.startedAtMs + (this.frame * 1000) / fps - performance.now()
  }
}

function publishArguments(rtmpAddress: string) {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'warning'],
    ...[
      '-thread_queue_size',
      '64',
      '-probesize',
      '32',
      '-analyzeduration',
      '0',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
    ],
    ...[
      '-video_size',
      `${pictureWidth}x${pictureHeight}`,
      '-framerate',
      String(fps),
      '-i',
      'pipe:0',
    ],
    ...['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000', '-shortest'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-b:v', '2000k'],
    ...['-maxrate', '2400k', '-bufsize', '2000k'],
    ...['-g', String(2 * fps), '-keyint_min', String(2 * fps), '-sc_threshold', '0'],
    ...['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-f', 'flv', rtmpAddress],
  ]
}
