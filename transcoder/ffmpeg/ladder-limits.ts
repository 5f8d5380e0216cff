export interface LadderLimits {
  /** How old the oldest frame that waits for ffmpeg may be before frames are dropped. */
  queuedMs: number
  queuedBytes: number
  /** How long ffmpeg may take frames without giving any. */
  hangMs: number
  /** After a run of this length an earlier failure is forgotten. */
  ranWellMs: number
}

export const defaultLadderLimits: LadderLimits = {
  queuedMs: 2_000,
  queuedBytes: 8 * 1024 * 1024,
  hangMs: 6_000,
  ranWellMs: 60_000,
}
