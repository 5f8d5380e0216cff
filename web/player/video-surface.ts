import './without-dynamic-style'
import videojs from 'video.js/core.es.js'

interface OpenedSource {
  stop(): void
}

interface SurfaceOptions {
  /** The element that the picture fills. */
  container: HTMLElement
  /** Plays an address in the video element until it is stopped. */
  openSource(video: HTMLVideoElement, playlistUrl: string): OpenedSource
}

const playlistType = 'application/vnd.apple.mpegurl'
const openers = new WeakMap<HTMLVideoElement, (playlistUrl: string) => OpenedSource>()

// HLS is ours alone: registered first, so that a browser's own "maybe" does not win.
videojs.getTech('Html5').registerSourceHandler(
  {
    canPlayType: (type) => (type === playlistType ? 'probably' : ''),
    canHandleSource: ({ type }) => (type === playlistType ? 'probably' : ''),
    handleSource({ src }, tech) {
      const video = tech.el()
      if (!(video instanceof HTMLVideoElement)) throw new Error('video.js has no video element')
      const source = openers.get(video)?.(src)
      return { dispose: () => source?.stop() }
    },
  },
  0,
)

/** A video.js player without controls of its own: ours are React's. */
export class VideoSurface {
  readonly video: HTMLVideoElement
  readonly #player: ReturnType<typeof videojs>
  #source: OpenedSource | null = null

  constructor({ container, openSource }: SurfaceOptions) {
    this.video = document.createElement('video')
    this.video.className = 'video-js'
    this.video.playsInline = true
    this.video.muted = true
    this.video.tabIndex = -1
    container.append(this.video)
    openers.set(this.video, (playlistUrl) => {
      this.#source = openSource(this.video, playlistUrl)
      return this.#source
    })
    this.#player = videojs(this.video, {
      controls: false,
      controlBar: false,
      autoplay: false,
      muted: true,
      playsinline: true,
      errorDisplay: false,
      // Nothing of its own interface; the hidden parts would be read out and found by the keyboard.
      children: ['mediaLoader'],
      html5: { nativeTextTracks: false },
    })
  }

  load(playlistUrl: string) {
    this.#player.src({ src: playlistUrl, type: playlistType })
  }

  /** Stops fetching; the last picture goes. The player's own reset would change the video element. */
  unload() {
    this.#source?.stop()
    this.#source = null
  }

  /** Sound that comes back is heard: one that was turned down to nothing comes back at half. */
  mute(isMuted: boolean) {
    if (!isMuted && this.video.volume === 0) this.video.volume = 0.5
    this.video.muted = isMuted
  }

  /** From 0 to 1; what lies beyond is the nearest of them. */
  setVolume(volume: number) {
    this.video.volume = Math.min(1, Math.max(0, volume))
    this.video.muted = this.video.volume === 0
  }

  stop() {
    this.#player.dispose()
  }
}
