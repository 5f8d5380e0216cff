export interface LadderLimits {
  /** How old the oldest frame that waits for ffmpeg may be before frames are dropped. */
  queuedMs: number
  queuedBytes: number
  /** How long ffmpeg may take frames without giving any. */
  hangMs: number
}

export const defaultLadderLimits: LadderLimits = {
  queuedMs: 2_000,
  queuedBytes: 8 * 1024 * 1024,
  hangMs: 6_000,
}
