import type { PlaybackDoor } from '@/common/media-path'
import { addPlaybackToken, tokenLifeMs } from '@/common/playback-token-path'

/**
 * The playback token of the moment for one door. Whoever fetches asks for the address just before, so that a new
 * token takes over with the next request and nothing is loaded anew. Without a token addresses stay as they are.
 */
export class PlaybackPass {
  #token: string | null = null
  readonly #listeners = new Set<() => void>()

  take(token: string | null) {
    if (token === this.#token) return
    this.#token = token
    for (const listener of this.#listeners) listener()
  }

  addressOf(url: string) {
    return addPlaybackToken(url, this.#token)
  }

  /** For how long the token was issued; null without one. */
  get lifeMs() {
    return this.#token === null ? null : tokenLifeMs(this.#token)
  }

  subscribe(listener: () => void) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Of a page. */
export type PlaybackPasses = Record<PlaybackDoor, PlaybackPass>
