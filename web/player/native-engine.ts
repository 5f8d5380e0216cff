import type { Engine, EngineOptions, EngineSample } from './rendition'

/** Of a token's life: what is left of it when it is loaded just before a newer one is there (`renew-pass.ts`). */
const usedShare = 0.6

/** The browser's own HLS, for phones without media source extensions. It chooses renditions itself. */
export class NativeEngine implements Engine {
  readonly canChoose = false
  readonly #video: HTMLVideoElement
  readonly #options: EngineOptions
  #renewal: ReturnType<typeof setTimeout> | undefined

  constructor(options: EngineOptions) {
    const { video, startAtSeconds, onFailure } = options
    this.#video = video
    this.#options = options
    video.addEventListener('error', onFailure, { once: true })
    this.#load(startAtSeconds)
  }

  /** The browser goes on with the token of its first request: just before that is over it begins anew. */
  #load(startAtSeconds: number | undefined) {
    const { playlistUrl, pass } = this.#options
    const address = pass.addressOf(playlistUrl)
    // A media fragment (W3C Media Fragments 4.2.1): the browser begins there by itself.
    this.#video.src = startAtSeconds ? `${address}#t=${startAtSeconds}` : address
    const { lifeMs } = pass
    if (lifeMs !== null) this.#renewal = setTimeout(() => this.#renew(), lifeMs * usedShare)
  }

  #renew() {
    const { paused, currentTime } = this.#video
    const isRecording = this.#options.startAtSeconds !== undefined
    this.#load(isRecording ? currentTime : undefined)
    if (!paused) this.wake()
  }

  choose() {}

  sample(): EngineSample {
    const { seekable, currentTime, videoHeight } = this.#video
    const liveEdge = seekable.length > 0 ? seekable.end(seekable.length - 1) : null
    return {
      latencyMs:
        liveEdge === null ? null : Math.max(0, Math.round((liveEdge - currentTime) * 1000)),
      renditionName: videoHeight > 0 ? `${videoHeight}p` : null,
      isLineWeak: false,
    }
  }

  listFragments() {
    return []
  }

  wake() {
    void this.#video.play().catch(() => undefined)
  }

  jumpToLive() {
    const { seekable } = this.#video
    if (seekable.length > 0) this.#video.currentTime = seekable.end(seekable.length - 1)
  }

  stop() {
    clearTimeout(this.#renewal)
    this.#video.removeEventListener('error', this.#options.onFailure)
    this.#video.removeAttribute('src')
    this.#video.load()
  }
}
