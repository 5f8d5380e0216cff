import type { PlaybackKey } from '@/common/playback-keys'
import type { MediaOrigin } from '../media-origins'
import { markFolders } from '../orders/order-marks'
import { answerRules } from './answer-rules'
import { edgeAnswers } from './edge-answers'
import { renderHealthRules } from './health-rules'
import { renderOriginRules } from './origin-rules'
import { requestRules } from './request-rules'
import { renderStopRules } from './stop-rules'
import { renderTokenRules } from './token-rules'

interface EdgeVclOptions {
  origins: readonly MediaOrigin[]
  /** What playback tokens are checked with; none: no token is good. */
  keys: readonly PlaybackKey[]
  /** Where marks and keys lie. */
  workFolder: string
  /** A file that is there while the TLS front runs; null without one. */
  tlsMarkerPath: string | null
}

/** The whole configuration of the cache engine, for Varnish 7. */
export function renderEdgeVcl({ origins, keys, workFolder, tlsMarkerPath }: EdgeVclOptions) {
  const marks = markFolders(workFolder)
  return [
    'vcl 4.1;\nimport std;\n',
    renderOriginRules(origins),
    renderHealthRules(origins, tlsMarkerPath),
    renderStopRules(marks.stopped),
    renderTokenRules({ keys, workFolder, marks }),
    requestRules,
    answerRules,
    edgeAnswers,
  ].join('\n')
}
