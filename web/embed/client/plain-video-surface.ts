interface OpenedSource {
  stop(): void
}

interface SurfaceOptions {
  /** The element that the picture fills. */
  container: HTMLElement
  /** Plays an address in the video element until it is stopped. */
  openSource(video: HTMLVideoElement, playlistUrl: string): OpenedSource
}

/** As `web/player/video-surface.ts`, without video.js: the video element alone does for an embed, and is light. */
export class VideoSurface {
  readonly video: HTMLVideoElement
  readonly #openSource: SurfaceOptions['openSource']
  #source: OpenedSource | null = null

  constructor({ container, openSource }: SurfaceOptions) {
    this.video = document.createElement('video')
    this.video.playsInline = true
    this.video.muted = true
    this.video.tabIndex = -1
    container.append(this.video)
    this.#openSource = openSource
  }

  load(playlistUrl: string) {
    this.unload()
    this.#source = this.#openSource(this.video, playlistUrl)
  }

  unload() {
    this.#source?.stop()
    this.#source = null
  }

  mute(isMuted: boolean) {
    if (!isMuted && this.video.volume === 0) this.video.volume = 0.5
    this.video.muted = isMuted
  }

  setVolume(volume: number) {
    this.video.volume = Math.min(1, Math.max(0, volume))
    this.video.muted = this.video.volume === 0
  }

  stop() {
    this.unload()
    this.video.remove()
  }
}
