import type { ClassSessionTimes } from '../course/class-session-times'
import { slotsBetween } from './presence-slot'

/** Whoever watched at least this share of the time that counts was present. */
const presentShare = 0.8

interface OnAir {
  onAirSince: Date | null
  airedSlots: number[]
  interruptedAt: Date | null
  endedAt: Date | null
}

interface HeldOptions {
  planned: ClassSessionTimes
  /** Until when it is known to be on air, while nothing has ended it. */
  knownUntil: Date
}

/**
 * The half minutes by which attendance counts: those of the planned time in which the class was on air, in whichever
 * run. A teacher goes on air early and stays on a little, and no child owes that. Of a class that was never on air in
 * its planned time, all that was.
 */
export function heldSlotsOf(broadcast: OnAir, { planned, knownUntil }: HeldOptions) {
  const { onAirSince, airedSlots, interruptedAt, endedAt } = broadcast
  const until = endedAt ?? interruptedAt ?? knownUntil
  const onAir = new Set([...airedSlots, ...(onAirSince ? slotsBetween(onAirSince, until) : [])])
  const held = slotsBetween(planned.startsAt, planned.endsAt).filter((slot) => onAir.has(slot))
  return held.length > 0 ? new Set(held) : onAir
}

/** How many of the half minutes that count somebody watched, and whether that made them present. */
export function judgeWatching(slots: number[], held: ReadonlySet<number>) {
  const watched = new Set(slots.filter((slot) => held.has(slot))).size
  return { watched, isPresent: watched > 0 && watched >= held.size * presentShare }
}
