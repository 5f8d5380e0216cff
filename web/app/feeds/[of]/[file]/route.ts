import { answerCalendar } from '../../../../feeds/answer-calendar'
import { answerPartnerFeed } from '../../../../feeds/answer-partner-feed'
import { negotiateLocale } from '../../../../i18n/negotiate-locale'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ of: string; file: string }>
}

export async function GET(request: Request, { params }: Context) {
  const locale = negotiateLocale({
    cookie: undefined,
    acceptLanguage: request.headers.get('accept-language'),
  })
  const { of, file } = await params
  const portal = getPortal()
  if (of === 'partners') return answerPartnerFeed({ portal, request, file, locale })
  return answerCalendar({ portal, of, file, locale })
}
