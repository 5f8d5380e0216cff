import type { ConformanceRule } from './rule'
import { deliveryRules } from './rules/delivery-rules'
import { keyframeRules } from './rules/keyframe-rules'
import { lowLatencyRules } from './rules/low-latency-rules'
import { playlistRules } from './rules/playlist-rules'
import { rateRules } from './rules/rate-rules'
import { reloadRules } from './rules/reload-rules'
import { soundRules } from './rules/sound-rules'
import { timelineRules } from './rules/timeline-rules'
import { tlsRules } from './rules/tls-rules'
import { videoRules } from './rules/video-rules'

/** Every rule, in the order of the table. */
export const conformanceRules: readonly ConformanceRule[] = [
  ...videoRules,
  ...rateRules,
  ...soundRules,
  ...timelineRules,
  ...playlistRules,
  ...keyframeRules,
  ...deliveryRules,
  ...lowLatencyRules,
  ...reloadRules,
  ...tlsRules,
].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
