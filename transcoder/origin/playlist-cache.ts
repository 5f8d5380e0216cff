import { gzipSync } from 'node:zlib'
import type { Rendition } from '../packager/rendition'
import type { Run } from '../packager/run'
import { renderMediaPlaylist } from '../playlist/media-playlist'
import { findMediaPlaylist } from '../playlist/run-playlists'

/** A text in both forms in which it is sent. */
export class EncodedText {
  private compressed: Buffer | null = null
  readonly plain: Buffer

  constructor(text: string) {
    this.plain = Buffer.from(text)
  }

  /** Compressed on first use, and then kept. */
  get gzip() {
    // Playlists shrink tenfold at the fastest level already.
    this.compressed ??= gzipSync(this.plain, { level: 1 })
    return this.compressed
  }
}

interface Rendered {
  version: number
  full: EncodedText | null
  delta: EncodedText | null
}

/** Renders each version of a media playlist once, however many ask for it. */
export class PlaylistCache {
  private readonly rendered = new WeakMap<Rendition, Rendered>()

  /** Null before the playlist exists. */
  find(run: Run, rendition: Rendition, { canSkip }: { canSkip: boolean }): EncodedText | null {
    const { version } = rendition.window
    let entry = this.rendered.get(rendition)
    if (entry?.version !== version) {
      entry = { version, full: null, delta: null }
      this.rendered.set(rendition, entry)
    }
    const form = canSkip ? 'delta' : 'full'
    const known = entry[form]
    if (known) return known
    const playlist = findMediaPlaylist(run, rendition)
    if (!playlist) return null
    const text = new EncodedText(renderMediaPlaylist(playlist, { canSkip }))
    entry[form] = text
    return text
  }
}
