import { type PictureMoment, playTimeBetween } from '../../player/play-time'

interface Look extends PictureMoment {
  /** It is to move: the class is on air, and nobody has paused. */
  isWanted: boolean
}

/** Measures how well a player plays, from the picture's own clock. */
export class QualityMeter {
  readonly #openedOnAir: boolean
  #former: Look | null = null
  #startMs: number | null = null
  #hasPicture = false
  #playedMs = 0
  #stalledMs = 0

  /** @param openedOnAir the class was on when the page was opened, so that a picture was to come */
  constructor({ openedOnAir }: { openedOnAir: boolean }) {
    this.#openedOnAir = openedOnAir
  }

  look(look: Look) {
    const former = this.#former
    this.#former = look
    if (!this.#hasPicture && look.seconds > 0) {
      this.#hasPicture = true
      if (this.#openedOnAir) this.#startMs = Math.round(look.atMs)
      return
    }
    if (!former?.isWanted || !look.isWanted || !this.#hasPicture) return
    const { playedMs, stalledMs } = playTimeBetween(former, look)
    this.#playedMs += playedMs
    this.#stalledMs += stalledMs
  }

  /** What was measured since this was asked last; the time of the first picture is told each time. */
  take() {
    const taken = {
      startMs: this.#startMs,
      playedMs: Math.min(Math.round(this.#playedMs), longestMs),
      stalledMs: Math.min(Math.round(this.#stalledMs), longestMs),
    }
    this.#playedMs = 0
    this.#stalledMs = 0
    return taken
  }
}

/** No word is about more; a computer that slept says nothing of its sleep. */
const longestMs = 60_000
