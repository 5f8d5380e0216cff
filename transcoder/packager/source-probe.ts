import type { SourceEvent } from '../source'
import { ticksPerSecond } from '../source'
import { measureFrameSeconds } from './part-target'
import { parseAudioFormat, parseVideoFormat } from './track-format'

export interface ProbedSource {
  /** Length of a frame in seconds; null without that track. */
  videoFrameSeconds: number | null
  audioFrameSeconds: number | null
}

/** How long to wait for a track that was not there from the start. */
const patienceMs = 1_000
const framesToMeasure = 12
const presumedFps = 30
const plausibleFps = { least: 1, most: 120 }

/**
 * Listens to the first events of a source until it knows which tracks there are and how long their
 * frames last: as soon as both tracks are there, or after a second of media or of waiting.
 */
export class SourceProbe {
  private readonly videoDts: number[] = []
  private videoRecord: Buffer | null = null
  private audioRecord: Buffer | null = null
  private hasSound = false
  private hasPicture = false
  private first: { dts: number; arrivalMs: number } | null = null

  /** Gives the findings once they are complete, else null. */
  push(event: SourceEvent, arrivalMs: number): ProbedSource | null {
    switch (event.kind) {
      case 'video-configuration':
        this.videoRecord = event.record
        return null
      case 'audio-configuration':
        this.audioRecord = event.record
        return null
      case 'video-frame':
        this.hasPicture ||= this.videoRecord !== null && event.isKeyframe
        this.videoDts.push(event.dts)
        break
      case 'audio-frame':
        this.hasSound ||= this.audioRecord !== null
    }
    this.first ??= { dts: event.dts, arrivalMs }
    const waitedMs = arrivalMs - this.first.arrivalMs
    const mediaMs = ((event.dts - this.first.dts) * 1000) / ticksPerSecond
    const hasAll = this.hasPicture && this.hasSound && this.videoDts.length > framesToMeasure
    if (!hasAll && waitedMs < patienceMs && mediaMs < patienceMs) return null
    return this.hasPicture || this.hasSound ? this.findings() : null
  }

  private findings(): ProbedSource {
    return {
      videoFrameSeconds: this.hasPicture ? this.videoFrameSeconds() : null,
      audioFrameSeconds: this.hasSound ? this.audioFrameSeconds() : null,
    }
  }

  /** Stamps are truer than the nominal rate of the parameter set, which encoders often get wrong. */
  private videoFrameSeconds() {
    const measured =
      this.videoDts.length > framesToMeasure / 2 ? measureFrameSeconds(this.videoDts) : null
    if (measured) return measured
    const nominalFps = this.videoRecord && parseVideoFormat(this.videoRecord).configuration.fps
    const isPlausible =
      nominalFps && nominalFps >= plausibleFps.least && nominalFps <= plausibleFps.most
    return 1 / (isPlausible ? nominalFps : presumedFps)
  }

  private audioFrameSeconds() {
    if (!this.audioRecord) return null
    const { sampleRate, samplesPerFrame } = parseAudioFormat(this.audioRecord).configuration
    return samplesPerFrame / sampleRate
  }
}
