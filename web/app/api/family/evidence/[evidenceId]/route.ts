import { readAddress } from '../../../../../auth/client-address'
import { findCurrentAccount } from '../../../../../auth/current-account'
import { answerUpload } from '../../../../../evidence/answer-upload'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ evidenceId: string }>
}

/** No server action: a browser tells of an action neither how far it is, nor takes it back. */
export async function POST(request: Request, { params }: Context) {
  const { evidenceId } = await params
  const address = readAddress(request.headers.get('x-forwarded-for'))
  return answerUpload({
    ...{ portal: getPortal(), request, evidenceId, address },
    findAccount: findCurrentAccount,
  })
}
