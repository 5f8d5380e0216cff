import { answerPublicFeed } from '../../../feeds/answer-class-feed'
import { negotiateLocale } from '../../../i18n/negotiate-locale'
import { getPortal } from '../../../server/portal'

interface Context {
  params: Promise<{ of: string }>
}

export async function GET(request: Request, { params }: Context) {
  const locale = negotiateLocale({
    cookie: undefined,
    acceptLanguage: request.headers.get('accept-language'),
  })
  const { of: file } = await params
  return answerPublicFeed({ portal: getPortal(), request, file, locale })
}
