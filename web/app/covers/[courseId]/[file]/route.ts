import { answerCover } from '../../../../covers/answer-cover'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ courseId: string; file: string }>
}

export async function GET(_: Request, { params }: Context) {
  return answerCover({ portal: getPortal(), ...(await params) })
}
