import { answerApi } from '../../../../api/answer-api'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ path: string[] }>
}

async function handle(request: Request, { params }: Context) {
  const { path } = await params
  return answerApi({ portal: getPortal(), request, path })
}

export { handle as GET, handle as PATCH, handle as POST }
