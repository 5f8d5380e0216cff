import type { MediaOrigin } from '../media-origins'
import { answerRules } from './answer-rules'
import { edgeAnswers } from './edge-answers'
import { renderHealthRules } from './health-rules'
import { renderOriginRules } from './origin-rules'
import { requestRules } from './request-rules'
import { renderStopRules } from './stop-rules'

interface EdgeVclOptions {
  origins: readonly MediaOrigin[]
  /** Where `StoppedMarks` lie. */
  stoppedFolder: string
  /** A file that is there while the TLS front runs; null without one. */
  tlsMarkerPath: string | null
}

/** The whole configuration of the cache engine, for Varnish 7. */
export function renderEdgeVcl({ origins, stoppedFolder, tlsMarkerPath }: EdgeVclOptions) {
  return [
    'vcl 4.1;\nimport std;\n',
    renderOriginRules(origins),
    renderHealthRules(origins, tlsMarkerPath),
    renderStopRules(stoppedFolder),
    requestRules,
    answerRules,
    edgeAnswers,
  ].join('\n')
}
