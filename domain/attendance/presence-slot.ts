/** Players say that they play as often as this, and whoever has said so lately is counted as a viewer. */
export const slotMs = 30_000

export const toMinutes = (slots: number) => (slots * slotMs) / 60_000

/** The half minute in which a moment lies, since the Unix epoch. */
export const slotOf = (at: Date) => Math.floor(at.getTime() / slotMs)

/** More than one class lasts, so that no page can fill a row. */
export const mostSlots = 2_000

/** The half minutes that are touched by a time, which ends before `to`. */
export function slotsBetween(from: Date, to: Date) {
  const first = slotOf(from)
  const length = slotOf(new Date(to.getTime() - 1)) - first + 1
  return Array.from({ length: Math.min(length, mostSlots) }, (_, index) => first + index)
}

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
