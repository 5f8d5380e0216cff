import type { PlaybackPass } from './playback-pass'
import type { DatedFragment } from './replay-chapters'

/** What a viewer can choose: by itself, the sound alone, or the id of a rendition. */
export type RenditionChoice = 'auto' | 'sound_only' | `rendition:${string}`

export interface PlayableRendition {
  choice: RenditionChoice
  /** As people call it, for example `720p`. */
  name: string
}

/** How the viewer's line is doing. */
export type LineState = 'good' | 'weak' | 'stalled'

/** What an engine can say at any moment. */
export interface EngineSample {
  /** Behind the teacher; null when it cannot be told. */
  latencyMs: number | null
  renditionName: string | null
  /** A lower rendition plays than the screen could show, because the line carries no more. */
  isLineWeak: boolean
}

/** Plays one address in a video element until it is stopped. */
export interface Engine {
  readonly canChoose: boolean
  choose(choice: RenditionChoice): void
  sample(): EngineSample
  /** What a recording consists of; nothing where the browser does not tell. */
  listFragments(): readonly DatedFragment[]
  /** Fetches again what it gave up on. */
  wake(): void
  jumpToLive(): void
  /** Lets the video element go. May be called twice. */
  stop(): void
}

export interface EngineOptions {
  video: HTMLVideoElement
  playlistUrl: string
  /** Puts the token of the moment to each address. */
  pass: PlaybackPass
  choice: RenditionChoice
  /** Where a recording begins to play; left out for what is live, which begins at its edge. */
  startAtSeconds?: number
  onRenditions(renditions: PlayableRendition[]): void
  /** It cannot go on: load anew. Called at most once. */
  onFailure(): void
}
