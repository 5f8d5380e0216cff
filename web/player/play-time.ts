import type { Playback } from '@/domain/attendance/presence-slot'

/** Where a picture was, and when. */
export interface PictureMoment {
  seconds: number
  atMs: number
}

/** The clocks of a picture and of a timer are a little apart. */
const smoothFrom = 0.9

/**
 * How much of the time between two moments of a live picture it moved. One that falters stands still for what it
 * lacks; one that catches up is faster, and one that was loaded anew has moved as far as anybody can tell.
 */
export function playTimeBetween(former: PictureMoment, now: PictureMoment): Playback {
  const passedMs = now.atMs - former.atMs
  const movedMs = (now.seconds - former.seconds) * 1_000
  const isSmooth = movedMs < 0 || movedMs >= passedMs * smoothFrom
  const playedMs = isSmooth ? passedMs : movedMs
  return { playedMs, stalledMs: passedMs - playedMs }
}

/** Paused by whoever watches, or by the browser; a player that loads anew is paused only as long as it has nothing. */
export const isHeld = ({ paused, readyState }: Pick<HTMLVideoElement, 'paused' | 'readyState'>) =>
  paused && readyState > 0
