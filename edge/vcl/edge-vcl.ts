import type { MediaOrigin } from '../media-origins'
import { answerRules } from './answer-rules'
import { edgeAnswers } from './edge-answers'
import { renderHealthRules } from './health-rules'
import { renderOriginRules } from './origin-rules'
import { requestRules } from './request-rules'

/** The whole configuration of the cache engine, for Varnish 7. */
export function renderEdgeVcl(
  origins: readonly MediaOrigin[],
  /** A file that is there while the TLS front runs; null without one. */
  tlsMarkerPath: string | null = null,
) {
  return [
    'vcl 4.1;\nimport std;\n',
    renderOriginRules(origins),
    renderHealthRules(origins, tlsMarkerPath),
    requestRules,
    answerRules,
    edgeAnswers,
  ].join('\n')
}
