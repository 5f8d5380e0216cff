import type { Locale } from '../i18n/locales'
import type { PortalSettings } from '../server/settings'
import { sayWaiting } from './say-waiting'
import { readTicket } from './ticket'
import type { WaitingRoom } from './waiting-room'
import { describeWaiting } from './waiting-state'

interface WaitingRequest {
  /** Undefined before the portal's first round. */
  room: WaitingRoom | undefined
  cookie: string | undefined
  locale: Locale
  settings: Pick<PortalSettings, 'ACCOUNT_SECRET' | 'PORTAL_URL'>
  nowMs: number
}

/** `GET /api/waiting-room`: how long it still takes, from memory. Who has no ticket gets one at the page itself. */
export function answerWaiting({ room, cookie, locale, settings, nowMs }: WaitingRequest) {
  const number = readTicket(cookie, { nowMs, settings })
  const place = room && number !== null ? room.findPlace(number) : ({ state: 'in' } as const)
  const headers = { 'cache-control': 'no-store' }
  const state = describeWaiting(place, Math.random)
  return Response.json({ ...state, ...sayWaiting(state, locale) }, { headers })
}
