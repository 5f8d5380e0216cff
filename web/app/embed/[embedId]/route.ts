import { answerEmbed } from '../../../embed/answer-embed'
import { getPortal } from '../../../server/portal'

interface Context {
  params: Promise<{ embedId: string }>
}

// A page without the site around it, and without Next's own script.
export async function GET(request: Request, { params }: Context) {
  return answerEmbed({ portal: getPortal(), request, ...(await params) })
}
