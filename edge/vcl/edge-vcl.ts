import type { MediaOrigin } from '../media-origins'
import { answerRules } from './answer-rules'
import { edgeAnswers } from './edge-answers'
import { renderOriginRules } from './origin-rules'
import { requestRules } from './request-rules'

/** The whole configuration of the cache engine, for Varnish 7. */
export function renderEdgeVcl(origins: readonly MediaOrigin[]) {
  return [
    'vcl 4.1;\nimport std;\n',
    renderOriginRules(origins),
    requestRules,
    answerRules,
    edgeAnswers,
  ].join('\n')
}
