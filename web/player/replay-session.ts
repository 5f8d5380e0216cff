import { openEngine } from './hls-engine'
import type { PlaybackPass } from './playback-pass'
import { emptySnapshot } from './player-snapshot'
import type { Engine, RenditionChoice } from './rendition'
import { findChapters, type Timetable } from './replay-chapters'
import type { PlaybackSpeed, ReplaySnapshot } from './replay-snapshot'
import { retryDelayMs } from './retry-delay'
import { VideoSurface } from './video-surface'

interface ReplaySessionOptions {
  container: HTMLElement
  playlistUrl: string
  pass: PlaybackPass
  startAtSeconds: number
  /** As the portal says it; the recording itself knows better once it is loaded. */
  durationSeconds: number
  timetable: Timetable
}

const sampleEveryMs = 500
/** So close to its end a replay is over: play begins it anew, and what waits there waits for nothing. */
const endSeconds = 0.5
const longestSamplesStuck = 2
/** As long as a picture that is live may stand still, in samples. */
const longestSamplesUntold = 12
const videoEvents = [
  'play',
  'pause',
  'volumechange',
  'timeupdate',
  'seeking',
  'durationchange',
  'waiting',
  'playing',
  'canplay',
] as const

/** One replay in a page: loads it again for as long as it does not come, where it was. */
export class ReplaySession {
  readonly #playlistUrl: string
  readonly #pass: PlaybackPass
  readonly #timetable: Timetable
  readonly #surface: VideoSurface
  readonly #listeners = new Set<() => void>()
  #engine: Engine | null = null
  #snapshot: ReplaySnapshot
  #sampler: ReturnType<typeof setInterval> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #samplesStuck = 0
  #samplesWaited = 0

  constructor({ container, playlistUrl, pass, ...options }: ReplaySessionOptions) {
    const { startAtSeconds, durationSeconds, timetable } = options
    this.#playlistUrl = playlistUrl
    this.#pass = pass
    this.#timetable = timetable
    this.#snapshot = {
      ...emptySnapshot,
      isMuted: false,
      positionSeconds: startAtSeconds,
      durationSeconds,
      speed: 1,
      chapters: [],
      wait: 'short',
      failures: 0,
    }
    this.#surface = new VideoSurface({
      container,
      openSource: (video, url) => this.#openEngine(video, url),
    })
  }

  get video() {
    return this.#surface.video
  }

  start() {
    for (const name of videoEvents) this.video.addEventListener(name, this.#onVideoEvent)
    this.#sampler = setInterval(() => this.#sample(), sampleEveryMs)
    this.video.muted = false
    this.#surface.load(this.#playlistUrl)
  }

  stop() {
    clearInterval(this.#sampler)
    clearTimeout(this.#retry)
    for (const name of videoEvents) this.video.removeEventListener(name, this.#onVideoEvent)
    this.#surface.stop()
    this.#listeners.clear()
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = () => this.#snapshot

  async play() {
    if (this.#isAtEnd) this.seek(0)
    this.#update({ isPaused: false })
    try {
      await this.video.play()
      this.#update({ needsTap: false })
    } catch (error) {
      const reason = error instanceof DOMException ? error.name : ''
      // A load that a newer one replaced; the newer one plays.
      if (reason === 'AbortError') return
      if (reason === 'NotAllowedError') return this.#update({ needsTap: true, isPaused: true })
      this.#onFailure()
    }
  }

  pause() {
    this.#update({ isPaused: true })
    this.video.pause()
  }

  seek(seconds: number) {
    const positionSeconds = Math.min(this.#snapshot.durationSeconds, Math.max(0, seconds))
    this.#update({ positionSeconds })
    this.video.currentTime = positionSeconds
  }

  setSpeed(speed: PlaybackSpeed) {
    this.#update({ speed })
    this.#applySpeed()
  }

  mute(isMuted: boolean) {
    this.#surface.mute(isMuted)
  }

  setVolume(volume: number) {
    this.#surface.setVolume(volume)
  }

  choose(choice: RenditionChoice) {
    this.#update({ choice })
    this.#engine?.choose(choice)
    this.#applySpeed()
    if (!this.#snapshot.isPaused) void this.play()
  }

  #openEngine(video: HTMLVideoElement, playlistUrl: string) {
    const { choice, positionSeconds, isPaused } = this.#snapshot
    const engine = openEngine({
      video,
      playlistUrl,
      pass: this.#pass,
      choice,
      startAtSeconds: positionSeconds,
      onRenditions: (renditions) => this.#update({ renditions }),
      onFailure: () => this.#onFailure(),
    })
    this.#engine = engine
    this.#update({ canChoose: engine.canChoose })
    this.#applySpeed()
    if (!isPaused) void this.play()
    return engine
  }

  #onFailure() {
    const failures = this.#snapshot.failures + 1
    this.#update({ failures })
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#surface.load(this.#playlistUrl), retryDelayMs(failures))
  }

  /** A new source puts the element back to its default speed. */
  #applySpeed() {
    this.video.defaultPlaybackRate = this.#snapshot.speed
    this.video.playbackRate = this.#snapshot.speed
  }

  readonly #onVideoEvent = ({ type }: Event) => {
    const { paused, ended, muted, volume, currentTime, duration, readyState } = this.video
    const hasPicture = readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
    const isLoaded = readyState >= HTMLMediaElement.HAVE_METADATA && Number.isFinite(duration)
    this.#update({
      isMuted: muted,
      volume,
      // The element also pauses and goes back to 0 while a source is changed: that is nobody's wish.
      ...(hasPicture && { positionSeconds: currentTime, failures: 0 }),
      ...(isLoaded && duration > 0 && { durationSeconds: duration }),
      ...(type === 'playing' || type === 'canplay' ? { wait: 'none' as const } : {}),
      ...(type === 'waiting' && { wait: 'short' as const }),
      ...(hasPicture && (type === 'play' || type === 'pause') && { isPaused: paused || ended }),
    })
  }

  #sample() {
    if (this.#engine) this.#update({ renditionName: this.#engine.sample().renditionName })
    this.#nameChapters()
    this.#endWhereStuck()
    this.#tellOfWait()
  }

  /** Once: a recording does not change while it is watched. */
  #nameChapters() {
    if (this.#snapshot.chapters.length > 0 || !this.#engine) return
    const chapters = findChapters(this.#engine.listFragments(), this.#timetable)
    if (chapters.length > 0) this.#update({ chapters })
  }

  get #isAtEnd() {
    const { positionSeconds, durationSeconds } = this.#snapshot
    return durationSeconds - positionSeconds < endSeconds
  }

  /** Sound and picture seldom end together, and then an element may wait for the rest of one for ever. */
  #endWhereStuck() {
    const { isPaused, wait, durationSeconds } = this.#snapshot
    const isStuck = !isPaused && wait !== 'none' && this.#isAtEnd
    this.#samplesStuck = isStuck ? this.#samplesStuck + 1 : 0
    if (this.#samplesStuck < longestSamplesStuck) return
    this.pause()
    this.#update({ positionSeconds: durationSeconds, wait: 'none' })
  }

  #tellOfWait() {
    const { isPaused, wait } = this.#snapshot
    this.#samplesWaited = wait === 'none' || isPaused ? 0 : this.#samplesWaited + 1
    if (this.#samplesWaited === longestSamplesUntold) this.#update({ wait: 'long' })
  }

  #update(changes: Partial<ReplaySnapshot>) {
    this.#snapshot = { ...this.#snapshot, ...changes }
    for (const listener of this.#listeners) listener()
  }
}
