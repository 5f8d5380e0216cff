import type { Engine, EngineOptions, EngineSample } from './rendition'

/** The browser's own HLS, for phones without media source extensions. It chooses renditions itself. */
export class NativeEngine implements Engine {
  readonly canChoose = false
  readonly #video: HTMLVideoElement
  readonly #onError: () => void

  constructor({ video, playlistUrl, startAtSeconds, onFailure }: EngineOptions) {
    this.#video = video
    this.#onError = onFailure
    video.addEventListener('error', this.#onError, { once: true })
    // A media fragment (W3C Media Fragments 4.2.1): the browser begins there by itself.
    video.src = startAtSeconds ? `${playlistUrl}#t=${startAtSeconds}` : playlistUrl
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
    this.#video.removeEventListener('error', this.#onError)
    this.#video.removeAttribute('src')
    this.#video.load()
  }
}
