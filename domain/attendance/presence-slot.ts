/** Players say that they play as often as this, and whoever has said so lately is counted as a viewer. */
export const slotMs = 30_000

/** The half minute in which a moment lies, since the Unix epoch. */
export const slotOf = (at: Date) => Math.floor(at.getTime() / slotMs)

/** More than one class lasts, so that no page can fill a row. */
export const mostSlots = 2_000

/** How a player fared since it was heard of last. */
export interface Playback {
  playedMs: number
  /** It stood still although it was to play. */
  stalledMs: number
}

/** Played for the most part: what attendance counts. */
export const isPresence = ({ playedMs, stalledMs }: Playback) =>
  playedMs > 0 && playedMs >= stalledMs

const troubledFromMs = 3_000

/** Stood still for so long that whoever watches noticed. */
export const isTrouble = ({ stalledMs }: Playback) => stalledMs >= troubledFromMs

const watchesForMs = 45_000

/** Whoever was heard of since then is watching now. */
export const watchesSince = (now: Date) => new Date(now.getTime() - watchesForMs)
