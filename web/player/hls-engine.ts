import Hls, { type ErrorData } from 'hls.js'
import { hlsSettings, liveMaxLatencyDurationCount } from './hls-settings'
import { NativeEngine } from './native-engine'
import { passSettings } from './pass-loader'
import type { Engine, EngineOptions, EngineSample, RenditionChoice } from './rendition'
import { listRenditions, renditionChoice, renditionName } from './rendition-list'

const shortestBetweenRecoveriesMs = 5_000

/** hls.js where the browser has (managed) media source extensions; asked first, as canPlayType lies. */
export function openEngine(options: EngineOptions): Engine {
  return Hls.isSupported() ? new HlsEngine(options) : new NativeEngine(options)
}

class HlsEngine implements Engine {
  readonly canChoose = true
  readonly #options: EngineOptions
  readonly #hls: Hls
  #choice: RenditionChoice
  #soundUrl: string | undefined
  #playsSoundOnly = false
  #recoveredAtMs = Number.NEGATIVE_INFINITY
  #hasFailed = false
  #isStopped = false

  constructor(options: EngineOptions) {
    this.#options = options
    this.#choice = options.choice
    this.#hls = new Hls({
      ...hlsSettings,
      ...passSettings(options.pass, Hls.DefaultConfig.loader),
    })
    if (options.startAtSeconds !== undefined) {
      this.#hls.config.startPosition = options.startAtSeconds
    }
    this.#hls.config.liveMaxLatencyDurationCount = liveMaxLatencyDurationCount
    this.#hls.on(Hls.Events.MANIFEST_PARSED, () => this.#onManifest())
    this.#hls.on(Hls.Events.ERROR, (_event, error) => this.#onError(error))
    this.#hls.loadSource(options.playlistUrl)
    this.#hls.attachMedia(options.video)
  }

  choose(choice: RenditionChoice) {
    this.#choice = choice
    const wantsSoundOnly = choice === 'sound_only'
    if (wantsSoundOnly === this.#playsSoundOnly) this.#applyRendition()
    else if (wantsSoundOnly) this.#loadSoundOnly()
    else this.#loadEverything()
  }

  sample(): EngineSample {
    const { latency, currentLevel, levels, autoLevelEnabled, maxAutoLevel } = this.#hls
    const level = levels[currentLevel]
    return {
      latencyMs: latency > 0 ? Math.round(latency * 1000) : null,
      renditionName: level && !this.#playsSoundOnly ? renditionName(level) : null,
      isLineWeak:
        !this.#playsSoundOnly &&
        autoLevelEnabled &&
        currentLevel >= 0 &&
        currentLevel < maxAutoLevel,
    }
  }

  listFragments() {
    return this.#hls.latestLevelDetails?.fragments ?? []
  }

  wake() {
    this.#hls.startLoad(-1)
  }

  jumpToLive() {
    const { liveSyncPosition } = this.#hls
    if (liveSyncPosition !== null) this.#options.video.currentTime = liveSyncPosition
  }

  stop() {
    if (this.#isStopped) return
    this.#isStopped = true
    this.#hls.destroy()
  }

  #onManifest() {
    if (this.#playsSoundOnly) return
    // The variant that is listed first is one that is being made; another may have to be begun.
    this.#hls.startLevel = this.#hls.firstLevel
    // Sounds are listed best first; the last is the one for a bad line.
    this.#soundUrl = this.#hls.allAudioTracks.at(-1)?.url
    this.#options.onRenditions(listRenditions(this.#hls.levels, this.#soundUrl !== undefined))
    if (this.#choice === 'sound_only') this.#loadSoundOnly()
    else this.#applyRendition()
  }

  #applyRendition() {
    if (this.#choice === 'sound_only') return
    // Rising in bitrate: of two alike in height the better one.
    const index = this.#hls.levels.findLastIndex((level) => renditionChoice(level) === this.#choice)
    this.#hls.nextLevel = index
  }

  #loadSoundOnly() {
    if (!this.#soundUrl) return
    this.#playsSoundOnly = true
    this.#keepPlace()
    this.#hls.loadSource(this.#soundUrl)
  }

  #loadEverything() {
    this.#playsSoundOnly = false
    this.#keepPlace()
    this.#hls.loadSource(this.#options.playlistUrl)
  }

  /** What is live goes on at its edge; a recording where it is, once it has got anywhere. */
  #keepPlace() {
    const { video, startAtSeconds } = this.#options
    if (startAtSeconds === undefined || video.currentTime === 0) return
    this.#hls.config.startPosition = video.currentTime
  }

  #onError({ fatal, type }: ErrorData) {
    if (!fatal || this.#hasFailed || this.#isStopped) return
    const nowMs = performance.now()
    const mayRecover = nowMs - this.#recoveredAtMs > shortestBetweenRecoveriesMs
    if (type === Hls.ErrorTypes.MEDIA_ERROR && mayRecover) {
      this.#recoveredAtMs = nowMs
      this.#hls.recoverMediaError()
      return
    }
    this.#hasFailed = true
    this.#options.onFailure()
  }
}
