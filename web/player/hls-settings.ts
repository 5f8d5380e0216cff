import type { HlsConfig, LoaderConfig } from 'hls.js'

/** hls.js tries a few times by itself; then the player loads anew, for as long as the class is live. */
const patient = (firstByteMs: number, wholeMs: number): LoaderConfig => ({
  maxTimeToFirstByteMs: firstByteMs,
  maxLoadTimeMs: wholeMs,
  timeoutRetry: { maxNumRetry: 2, retryDelayMs: 0, maxRetryDelayMs: 0 },
  errorRetry: { maxNumRetry: 3, retryDelayMs: 400, maxRetryDelayMs: 2_000, backoff: 'exponential' },
})

/**
 * For classes of hours on phones: the defaults keep every second that was played, never catch up
 * after a stall and let the delay grow without bound.
 */
export const hlsSettings: Partial<HlsConfig> = {
  lowLatencyMode: true,
  maxLiveSyncPlaybackRate: 1.15,
  backBufferLength: 20,
  maxBufferLength: 10,
  maxMaxBufferLength: 20,
  maxBufferSize: 20_000_000,
  capLevelToPlayerSize: true,
  // A probe would cost the first second.
  testBandwidth: false,
  abrEwmaDefaultEstimate: 1_500_000,
  manifestLoadPolicy: { default: patient(6_000, 10_000) },
  playlistLoadPolicy: { default: patient(6_000, 10_000) },
  fragLoadPolicy: { default: patient(8_000, 20_000) },
}

/**
 * In target durations: further behind than that, hls.js jumps to the live edge. Set on its config
 * afterwards: given to the constructor, it makes hls.js ignore the playlist's PART-HOLD-BACK.
 */
export const liveMaxLatencyDurationCount = 6
