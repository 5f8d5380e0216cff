import type { LineState, PlayableRendition, RenditionChoice } from './rendition'

/** What the controls show, at one moment. */
export interface PlayerSnapshot {
  isPaused: boolean
  /** The browser lets nothing play before a tap. */
  needsTap: boolean
  isMuted: boolean
  /** 0 to 1. */
  volume: number
  latencyMs: number | null
  line: LineState
  renditionName: string | null
  renditions: PlayableRendition[]
  choice: RenditionChoice
  canChoose: boolean
}

export const emptySnapshot: PlayerSnapshot = {
  isPaused: false,
  needsTap: false,
  isMuted: true,
  volume: 1,
  latencyMs: null,
  line: 'good',
  renditionName: null,
  renditions: [],
  choice: 'auto',
  canChoose: false,
}
