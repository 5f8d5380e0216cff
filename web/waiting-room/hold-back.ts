import { type NextRequest, NextResponse } from 'next/server'
import { isSecure } from '../auth/session-cookie'
import { localeCookie } from '../i18n/locales'
import { negotiateLocale } from '../i18n/negotiate-locale'
import type { PortalSettings } from '../server/settings'
import { drawTicket, readTicket, ticketCookieName, ticketSeconds } from './ticket'
import { waitingPage } from './waiting-page'
import type { WaitingRoom } from './waiting-room'
import { describeWaiting } from './waiting-state'

/** The ways on which places are asked for. */
const guardedPaths = ['/family/ask']

export const isGuarded = (path: string) =>
  guardedPaths.some((guarded) => path === guarded || path.startsWith(`${guarded}/`))

interface HoldBackOptions {
  request: NextRequest
  room: WaitingRoom
  settings: Pick<PortalSettings, 'ACCOUNT_SECRET' | 'PORTAL_URL'>
  nowMs: number
  nonce: string
}

/**
 * Before a page on which places are asked for: everybody gets a ticket, or has one. Gives the waiting page to
 * whoever has to wait, and lets everybody else on, with the ticket by which they stay in when it gets full.
 */
export function holdBack({ request, room, settings, nowMs, nonce }: HoldBackOptions) {
  const name = ticketCookieName(settings)
  const known = readTicket(request.cookies.get(name)?.value, { nowMs, settings })
  const drawn = known === null ? drawTicket(nowMs, settings) : null
  if (drawn) room.countTicket(drawn.second)
  const place = room.findPlace(known ?? drawn?.number ?? 0)
  const keep = (response: NextResponse) => {
    if (drawn) {
      response.cookies.set(name, drawn.cookie, {
        ...{ httpOnly: true, sameSite: 'lax', path: '/', maxAge: ticketSeconds },
        secure: isSecure(settings.PORTAL_URL),
      })
    }
    return response
  }
  if (place.state === 'in') return { keep, waiting: null }
  const locale = negotiateLocale({
    cookie: request.cookies.get(localeCookie)?.value,
    acceptLanguage: request.headers.get('accept-language'),
  })
  const state = describeWaiting(place, Math.random)
  const page = new NextResponse(waitingPage({ locale, state, nonce }), {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(Math.ceil(state.askAgainMs / 1000)),
    },
  })
  return { keep, waiting: keep(page) }
}
