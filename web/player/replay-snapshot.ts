import type { PlayerSnapshot } from './player-snapshot'
import type { Chapter } from './replay-chapters'

export const playbackSpeeds = [0.75, 1, 1.25, 1.5, 2] as const
export type PlaybackSpeed = (typeof playbackSpeeds)[number]

/** What the controls of a replay show, at one moment. */
export interface ReplaySnapshot
  extends Pick<
    PlayerSnapshot,
    | 'isPaused'
    | 'needsTap'
    | 'isMuted'
    | 'volume'
    | 'renditionName'
    | 'renditions'
    | 'choice'
    | 'canChoose'
  > {
  positionSeconds: number
  durationSeconds: number
  speed: PlaybackSpeed
  /** None before it is loaded, and where the timetable makes none. */
  chapters: readonly Chapter[]
  /** Whether the line holds the picture up, and for so long that whoever watches is to be told. */
  wait: 'none' | 'short' | 'long'
  /** Loads in a row that came to nothing; 0 while it plays. */
  failures: number
}
