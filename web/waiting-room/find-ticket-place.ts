import type { PortalSettings } from '../server/settings'
import { readTicket } from './ticket'
import type { WaitingRoom } from './waiting-room'

export interface TicketOptions {
  room: WaitingRoom
  /** The ticket, as it was handed out. */
  cookie: string | undefined
  settings: Pick<PortalSettings, 'ACCOUNT_SECRET'>
  nowMs: number
}

/** Where the holder of a ticket stands; null for whoever has none. */
export function findTicketPlace({ room, cookie, settings, nowMs }: TicketOptions) {
  const number = readTicket(cookie, { nowMs, settings })
  return number === null ? null : room.findPlace(number)
}
