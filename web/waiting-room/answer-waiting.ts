import type { Locale } from '../i18n/locales'
import { findTicketPlace, type TicketOptions } from './find-ticket-place'
import { sayWaiting } from './say-waiting'
import type { WaitingRoom } from './waiting-room'
import { describeWaiting } from './waiting-state'

interface WaitingRequest extends Omit<TicketOptions, 'room'> {
  /** Undefined before the portal's first round. */
  room: WaitingRoom | undefined
  locale: Locale
}

/** `GET /api/waiting-room`: how long it still takes, from memory. Who has no ticket gets one at the page itself. */
export function answerWaiting({ room, locale, ...ticket }: WaitingRequest) {
  const place = (room && findTicketPlace({ room, ...ticket })) ?? ({ state: 'in' } as const)
  const headers = { 'cache-control': 'no-store' }
  const state = describeWaiting(place, Math.random)
  return Response.json({ ...state, ...sayWaiting(state, locale) }, { headers })
}
