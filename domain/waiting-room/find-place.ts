import type { Door, TicketCounts } from './door'

export type Place =
  | { state: 'in' }
  | {
      state: 'waiting'
      /** How many go first. */
      ahead: number
      /** From how many were really let in of late; null while that is not known. */
      seconds: number | null
    }

interface FindPlaceOptions {
  door: Door
  counts: TicketCounts
  /** Of the ticket. */
  number: number
}

/** Where the holder of a ticket stands now. */
export function findPlace({ door, counts, number }: FindPlaceOptions): Place {
  if (!door.isOpen || number < door.admittedBelow) return { state: 'in' }
  let ahead = 0
  for (const [second, tickets] of counts) {
    const from = Math.max(second, door.admittedBelow)
    const until = Math.min(second + 1, number)
    if (until > from) ahead += tickets * (until - from)
  }
  const rate = door.admittedPerSecond
  return { state: 'waiting', ahead: Math.floor(ahead), seconds: rate > 0 ? ahead / rate : null }
}
