/** How the waiting room stands, for the whole installation. */
export interface Door {
  mode: DoorMode
  isOpen: boolean
  /** Tickets below this number are let in. */
  admittedBelow: number
  /** How many a second are to be let in. */
  ratePerSecond: number
  /** How many a second were let in of late: what waiting people are told is reckoned from it. */
  admittedPerSecond: number
  calmSince: Date | null
}

export const doorModes = ['auto', 'on', 'off'] as const
export type DoorMode = (typeof doorModes)[number]

/** How many tickets were drawn in each second; seconds in which there were none are left out. */
export type TicketCounts = ReadonlyMap<number, number>
