import { freePlaces } from './free-places'
import type { HeldProgramme } from './hold-programme'

/** What may be given out of a programme that is held. */
export function freeNow({ head, at, ...rules }: HeldProgramme) {
  const { holders, firstHolders } = head
  return freePlaces({ rules, at, holders, firstHolders })
}
