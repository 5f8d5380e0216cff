import { answerOembed } from '../../oembed/answer-oembed'
import { getPortal } from '../../server/portal'

export function GET(request: Request) {
  return answerOembed({ portal: getPortal(), request })
}
