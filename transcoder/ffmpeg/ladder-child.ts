import { FlvReader } from '../flv/flv-reader'
import { ticksPerMs, UnsupportedCodecError } from '../flv/flv-tag'
import { writeFlvHeader, writeFlvTag } from '../flv/flv-writer'
import type { LadderRendition, LadderRenditionId } from '../ladder'
import type { AudioFrame, SourceEvent, VideoFrame } from '../source'
import { type FfmpegExit, FfmpegProcess } from './ffmpeg-process'
import { HangWatch } from './hang-watch'
import { ladderArguments } from './ladder-arguments'
import type { LadderLimits } from './ladder-limits'
import { PtsLedger } from './pts-ledger'

export type Frame = VideoFrame | AudioFrame

interface LadderChildOptions {
  renditions: readonly LadderRendition[]
  configurations: readonly SourceEvent[]
  /** The frame that will be written first: configurations carry its time. */
  firstDts: number
  ffmpegPath: string
  limits: LadderLimits
  onEvent(renditionId: LadderRenditionId, event: SourceEvent): void
  onLag(lagMs: number): void
  onExit(exit: FfmpegExit): void
}

/** The AAC encoder's first frame lies before its input: FLV's times must not go below zero for it. */
const headroomTicks = 1000 * ticksPerMs

/** One ffmpeg child's life: source frames in, the renditions' events out, on the source's timeline. */
export class LadderChild {
  private readonly process: FfmpegProcess
  private readonly readers: FlvReader[]
  private readonly ledger = new PtsLedger()
  private readonly hangWatch: HangWatch
  /** When each write began that ffmpeg has not taken yet. */
  private readonly unwritten: number[] = []
  private newestInputPts = 0
  private firstAudioDts: number | null = null

  constructor(private readonly options: LadderChildOptions) {
    const { renditions, configurations, ffmpegPath, limits, firstDts } = options
    this.hangWatch = new HangWatch(limits.hangMs)
    this.readers = renditions.map(() => new FlvReader())
    this.process = new FfmpegProcess({
      ffmpegPath,
      arguments: ladderArguments(renditions),
      outputs: renditions.length,
      onOutput: (index, chunk) => this.read(index, chunk),
      onExit: (exit) => options.onExit(exit),
    })
    const hasVideo = configurations.some(({ kind }) => kind === 'video-configuration')
    const hasAudio = configurations.some(({ kind }) => kind === 'audio-configuration')
    const startMs = Math.round((firstDts + headroomTicks) / ticksPerMs)
    const tags = configurations.flatMap((event) => writeFlvTag(event, startMs))
    this.process.write([writeFlvHeader({ hasVideo, hasAudio }), ...tags], () => {})
  }

  get pid() {
    return this.process.pid
  }

  write(frame: Frame, nowMs: number) {
    this.hangWatch.noteInput(nowMs)
    this.unwritten.push(nowMs)
    const dts = frame.dts + headroomTicks
    if (frame.kind === 'video-frame') {
      const pts = frame.pts + headroomTicks
      this.ledger.note(pts)
      this.newestInputPts = Math.max(this.newestInputPts, frame.pts)
      this.send({ ...frame, dts, pts })
    } else {
      this.firstAudioDts ??= frame.dts
      this.send({ ...frame, dts })
    }
  }

  /** It does not keep up: what waits for it is too old or too much. */
  isClogged(nowMs: number) {
    const [oldest = nowMs] = this.unwritten
    const { queuedMs, queuedBytes } = this.options.limits
    return nowMs - oldest > queuedMs || this.process.queuedBytes > queuedBytes
  }

  isHung(nowMs: number) {
    return this.hangWatch.isHung(nowMs)
  }

  /** Lets it finish what it was given; events come until this resolves, within two seconds. */
  stop() {
    return this.process.stop()
  }

  kill() {
    this.process.kill()
  }

  private send(event: SourceEvent) {
    this.process.write(writeFlvTag(event, 0), () => this.unwritten.shift())
  }

  private read(index: number, chunk: Buffer) {
    const rendition = this.options.renditions[index]
    this.hangWatch.noteOutput()
    for (const event of this.parse(index, chunk)) {
      const placed = this.place(event)
      if (placed && rendition) this.options.onEvent(rendition.id, placed)
    }
  }

  private parse(index: number, chunk: Buffer) {
    try {
      return this.readers[index]?.push(chunk) ?? []
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof UnsupportedCodecError)) throw error
      // What it gives is no rendition: as good as dead, and its exit is handled as a failure.
      this.kill()
      return []
    }
  }

  /** Puts an event back on the source's timeline; null for the AAC encoder's priming. */
  private place(event: SourceEvent): SourceEvent | null {
    if (event.kind === 'video-frame') {
      // Without B-frames a picture is decoded when it is shown.
      const pts = this.ledger.restore(event.pts) - headroomTicks
      this.options.onLag((this.newestInputPts - pts) / ticksPerMs)
      return { ...event, dts: pts, pts }
    }
    if (event.kind === 'audio-frame') {
      const dts = event.dts - headroomTicks
      const isPriming = dts < (this.firstAudioDts ?? dts) - ticksPerMs
      return isPriming ? null : { ...event, dts }
    }
    return event
  }
}
