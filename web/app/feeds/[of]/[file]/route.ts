import { answerCalendar } from '../../../../feeds/answer-calendar'
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
  return answerCalendar({ portal: getPortal(), ...(await params), locale })
}
