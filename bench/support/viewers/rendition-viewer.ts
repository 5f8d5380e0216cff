import { setTimeout as wait } from 'node:timers/promises'
import { monotonicMs } from '../monotonic-ms'
import { Asker } from './asker'
import { isBefore, type Place, type ReadPlaylist } from './read-media-playlist'
import type { ViewerObserver } from './viewer-observer'
import type { ViewerPlace } from './viewer-place'

interface RenditionViewerOptions {
  place: ViewerPlace
  observer: ViewerObserver
  playlistPath: string
  isPicture: boolean
}

interface WantedMedia {
  path: string
  isHint: boolean
}

const retryMs = 1_000
const beforeAll: Place = { msn: -1, part: 0 }

/**
 * Follows one rendition as low-latency players do (RFC 8216bis section 6.2.5.2 and 6.3): one blocking
 * reload after the other, and on a second connection each part once, the next one as soon as it is
 * hinted. The requests are hls.js's in number; hls.js waits for a part to be listed.
 */
export class RenditionViewer {
  private readonly playlists: Asker
  private readonly media: Asker
  private readonly stopping = new AbortController()
  private wanted: WantedMedia[] = []
  private askedUntil = beforeAll
  private initPath: string | null = null
  private holdBackSeconds = 0
  private isFetching = false
  /** Parts that were hinted and then not there: wrong if a playlist lists them after all. */
  private readonly withdrawn = new Set<string>()

  constructor(private readonly options: RenditionViewerOptions) {
    const { place, observer } = options
    this.playlists = new Asker(place, observer)
    this.media = new Asker(place, observer)
  }

  /** Resolves when the playlist has ended, or it was stopped. */
  async watch() {
    let known: ReadPlaylist | null = null
    while (!this.stopping.signal.aborted) {
      const playlist = await this.reload(known)
      if (this.stopping.signal.aborted) return
      known = playlist
      if (!playlist) {
        await wait(retryMs, null, { signal: this.stopping.signal }).catch(() => undefined)
        continue
      }
      this.want(playlist)
      if (playlist.isEnded) return
    }
  }

  stop() {
    this.stopping.abort()
    this.playlists.close()
    this.media.close()
  }

  private async reload(known: ReadPlaylist | null) {
    const { playlistPath } = this.options
    if (!known) return this.playlists.askPlaylist(playlistPath)
    const { msn, part } = known.next
    // RFC 8216bis 6.2.5: directives in UTF-8 order.
    const skip = known.canSkip ? '&_HLS_skip=YES' : ''
    const target = `${playlistPath}?_HLS_msn=${msn}&_HLS_part=${part}${skip}`
    const playlist = await this.playlists.askPlaylist(target)
    if (!playlist) return null
    if (isBefore(playlist.next, known.next)) this.playlists.tell('went-back', target)
    else if (!playlist.isEnded && !isBefore(known.next, playlist.next)) {
      this.playlists.tell('not-what-was-asked-for', target)
    }
    return playlist
  }

  private want({ parts, hintPath, next, initPath, partHoldBackSeconds }: ReadPlaylist) {
    this.holdBackSeconds = partHoldBackSeconds
    if (initPath !== null && initPath !== this.initPath) this.add(initPath)
    this.initPath = initPath
    const isJoining = this.askedUntil === beforeAll
    const from = isJoining ? parts.findLastIndex(({ isIndependent }) => isIndependent) : 0
    for (const part of parts.slice(Math.max(0, from))) {
      if (this.withdrawn.has(part.path)) this.media.tell('refused', part.path, 'hinted')
      if (!isBefore(this.askedUntil, part)) continue
      this.add(part.path)
      this.askedUntil = part
    }
    this.withdrawn.clear()
    if (hintPath !== null && isBefore(this.askedUntil, next)) {
      this.add(hintPath, true)
      this.askedUntil = next
    }
    void this.fetchWanted()
  }

  private add(path: string, isHint = false) {
    this.wanted.push({ path, isHint })
  }

  private async fetchWanted() {
    if (this.isFetching) return
    this.isFetching = true
    for (let next = this.wanted.shift(); next; next = this.wanted.shift()) {
      const { path, isHint } = next
      const status = await this.media.askMedia(path)
      if (this.stopping.signal.aborted) return
      if (status === 200) this.tellOfPicture()
      if (status === null || status === 200) continue
      const isWithdrawn = isHint && status === 404
      if (isWithdrawn) this.withdrawn.add(path)
      this.media.tell(isWithdrawn ? 'hint-withdrawn' : 'refused', path, String(status))
    }
    this.isFetching = false
  }

  private tellOfPicture() {
    if (!this.options.isPicture) return
    const { holdBackSeconds } = this
    this.options.observer.onPicture?.({ atMs: monotonicMs(), holdBackSeconds })
  }
}
