import { cookies } from 'next/headers'
import { readSessionCookie } from '../../../auth/current-account'
import { answerRequest, askingLimits, askingRoute } from '../../../enrolment/answer-request'
import { answer } from '../../../server/answer'
import { getPortal } from '../../../server/portal'
import { readBody } from '../../../server/read-body'
import { ticketCookieName } from '../../../waiting-room/ticket'

/** Where the door before Next.js is not open; see `web/enrolment/asking-door.ts`. */
export function POST(request: Request) {
  const portal = getPortal()
  return answer({ portal, route: askingRoute }, async () => {
    const { status, body } = await answerRequest({
      portal,
      origin: request.headers.get('origin') ?? undefined,
      contentType: request.headers.get('content-type') ?? undefined,
      cookie: await readSessionCookie(),
      ticket: (await cookies()).get(ticketCookieName(portal.settings))?.value,
      readBody: () => readBody(request, askingLimits),
    })
    return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
  })
}
