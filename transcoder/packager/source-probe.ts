import type { SourceEvent } from '../source'
import { ticksPerSecond } from '../source'
import { measureFrameSeconds } from './part-target'
import { parseAudioFormat, parseVideoFormat } from './track-format'

/** What a source carries; null where it has no such track. */
export interface ProbedSource {
  /** `kbps`: what its pictures take without the keyframes. */
  video: { frameSeconds: number; width: number; height: number; kbps: number } | null
  audio: { frameSeconds: number; sampleRate: number; channels: number } | null
}

/** How long to wait for a track that was not there from the start. */
const patienceMs = 1_000
const framesToMeasure = 12
/** Of a source that sends pictures and never says how they are coded. */
const mostMeasuredFrames = 600
const presumedFps = 30
const plausibleFps = { least: 1, most: 120 }

/**
 * Listens to the first events of a source until it knows which tracks there are and how long their
 * frames last: as soon as both tracks are there, or after a second of media or of waiting.
 */
export class SourceProbe {
  private readonly videoDts: number[] = []
  private readonly pictures = { count: 0, bytes: 0 }
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
        if (this.videoDts.length > mostMeasuredFrames) this.videoDts.shift()
        if (!event.isKeyframe) this.countPicture(event.data.length)
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
      video: this.hasPicture ? this.describeVideo() : null,
      audio: this.hasSound ? this.describeAudio() : null,
    }
  }

  /** Stamps are truer than the nominal rate of the parameter set, which encoders often get wrong. */
  private describeVideo() {
    if (!this.videoRecord) return null
    const { width, height, fps } = parseVideoFormat(this.videoRecord).configuration
    const hasMeasured = this.videoDts.length > framesToMeasure / 2
    const measured = hasMeasured ? measureFrameSeconds(this.videoDts) : null
    const isPlausible = fps !== null && fps >= plausibleFps.least && fps <= plausibleFps.most
    const frameSeconds = measured ?? 1 / (isPlausible ? fps : presumedFps)
    return { width, height, frameSeconds, kbps: this.measureKbps(frameSeconds) }
  }

  private countPicture(byteLength: number) {
    this.pictures.count += 1
    this.pictures.bytes += byteLength
  }

  private measureKbps(frameSeconds: number) {
    const { count, bytes } = this.pictures
    return count === 0 ? 0 : Math.round((bytes * 8) / 1000 / (count * frameSeconds))
  }

  private describeAudio() {
    if (!this.audioRecord) return null
    const { sampleRate, channels, samplesPerFrame } = parseAudioFormat(
      this.audioRecord,
    ).configuration
    return { sampleRate, channels, frameSeconds: samplesPerFrame / sampleRate }
  }
}
