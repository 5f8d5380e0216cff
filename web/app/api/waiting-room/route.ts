import { cookies } from 'next/headers'
import { getReader } from '../../../i18n/reader'
import { getPortal } from '../../../server/portal'
import { answerWaiting } from '../../../waiting-room/answer-waiting'
import { ticketCookieName } from '../../../waiting-room/ticket'
import { findWaitingRoom } from '../../../waiting-room/waiting-room'

export async function GET() {
  const { settings, clock } = getPortal()
  const cookie = (await cookies()).get(ticketCookieName(settings))?.value
  const { locale } = await getReader()
  return answerWaiting({ room: findWaitingRoom(), cookie, locale, settings, nowMs: clock() })
}
