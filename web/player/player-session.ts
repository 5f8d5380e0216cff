import { openEngine } from './hls-engine'
import { keepQuality, readKeptQuality } from './kept-quality'
import type { PlaybackPass } from './playback-pass'
import { emptySnapshot, type PlayerSnapshot } from './player-snapshot'
import type { Engine, RenditionChoice } from './rendition'
import { StallWatch, stalledAfterMs } from './stall-watch'
import { VideoSurface } from './video-surface'

interface SessionOptions {
  container: HTMLElement
  pass: PlaybackPass
  onPicture(): void
  onFailure(): void
}

const sampleEveryMs = 500
const videoEvents = [
  'play',
  'pause',
  'volumechange',
  'timeupdate',
  'loadeddata',
  'waiting',
] as const

/** One player on one page: the surface, the engine of the moment, and what the controls show of them. */
export class PlayerSession {
  readonly #options: SessionOptions
  readonly #surface: VideoSurface
  readonly #listeners = new Set<() => void>()
  readonly #stallWatch = new StallWatch()
  #engine: Engine | null = null
  #snapshot: PlayerSnapshot = { ...emptySnapshot, choice: readKeptQuality() }
  #timer: ReturnType<typeof setInterval> | undefined
  /** The teacher is on air: a picture that stands still is a fault. */
  #expectsPicture = false
  #wantsToPlay = true

  constructor(options: SessionOptions) {
    this.#options = options
    this.#surface = new VideoSurface({
      container: options.container,
      openSource: (video, playlistUrl) => this.#openEngine(video, playlistUrl),
    })
  }

  get video() {
    return this.#surface.video
  }

  start() {
    for (const name of videoEvents) this.video.addEventListener(name, this.#onVideoEvent)
    this.#timer = setInterval(() => this.#sample(), sampleEveryMs)
    // Whoever came here by a click may be given sound at once; browsers refuse it to the others.
    this.video.muted = !navigator.userActivation?.hasBeenActive
  }

  stop() {
    clearInterval(this.#timer)
    for (const name of videoEvents) this.video.removeEventListener(name, this.#onVideoEvent)
    this.#surface.stop()
    this.#listeners.clear()
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = () => this.#snapshot

  load(playlistUrl: string) {
    this.#stallWatch.restart(performance.now())
    this.#surface.load(playlistUrl)
  }

  unload() {
    this.#engine = null
    this.#surface.unload()
  }

  expectPicture(expectsPicture: boolean) {
    if (expectsPicture && !this.#expectsPicture) {
      this.#stallWatch.restart(performance.now())
      this.#engine?.wake()
    }
    this.#expectsPicture = expectsPicture
  }

  async play() {
    this.#wantsToPlay = true
    await this.#tryToPlay()
  }

  pause() {
    this.#wantsToPlay = false
    this.video.pause()
  }

  jumpToLive() {
    this.#engine?.jumpToLive()
    void this.play()
  }

  mute(isMuted: boolean) {
    this.#surface.mute(isMuted)
  }

  setVolume(volume: number) {
    this.#surface.setVolume(volume)
  }

  choose(choice: RenditionChoice) {
    keepQuality(choice)
    this.#update({ choice })
    this.#stallWatch.restart(performance.now())
    this.#engine?.choose(choice)
    if (this.#wantsToPlay) void this.#tryToPlay()
  }

  #openEngine(video: HTMLVideoElement, playlistUrl: string) {
    const { choice } = this.#snapshot
    const engine = openEngine({
      video,
      playlistUrl,
      pass: this.#options.pass,
      choice,
      onRenditions: (renditions) => this.#update({ renditions }),
      onFailure: this.#options.onFailure,
    })
    this.#engine = engine
    this.#update({ canChoose: engine.canChoose })
    if (this.#wantsToPlay) void this.#tryToPlay()
    return engine
  }

  async #tryToPlay() {
    try {
      await this.video.play()
      this.#update({ needsTap: false })
    } catch (error) {
      const reason = error instanceof DOMException ? error.name : ''
      // A load that a newer one replaced; the newer one plays.
      if (reason === 'AbortError') return
      if (reason !== 'NotAllowedError') return this.#options.onFailure()
      if (this.video.muted) return this.#update({ needsTap: true })
      this.video.muted = true
      await this.#tryToPlay()
    }
  }

  readonly #onVideoEvent = ({ type }: Event) => {
    if (type === 'loadeddata' || type === 'timeupdate') {
      if (this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.#options.onPicture()
    }
    const { paused, muted, volume } = this.video
    this.#update({ isPaused: paused && !this.#wantsToPlay, isMuted: muted, volume })
  }

  #sample() {
    const nowMs = performance.now()
    const isWaitedFor = this.#engine && this.#expectsPicture && !this.video.paused
    if (!isWaitedFor) this.#stallWatch.restart(nowMs)
    const action = this.#stallWatch.look(this.video.currentTime, nowMs)
    if (action === 'wake') this.#engine?.wake()
    if (action === 'fail') this.#options.onFailure()
    if (!this.#engine) return
    const { latencyMs, renditionName, isLineWeak } = this.#engine.sample()
    const isStalled = this.#stallWatch.stillMs(nowMs) > stalledAfterMs
    const line = isStalled ? 'stalled' : isLineWeak ? 'weak' : 'good'
    this.#update({ latencyMs, renditionName, line })
  }

  #update(changes: Partial<PlayerSnapshot>) {
    this.#snapshot = { ...this.#snapshot, ...changes }
    for (const listener of this.#listeners) listener()
  }
}
