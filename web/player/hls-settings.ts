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
  // In target durations: behind that, it jumps to the live edge.
  liveMaxLatencyDurationCount: 6,
  backBufferLength: 20,
  maxBufferLength: 10,
  maxMaxBufferLength: 20,
  maxBufferSize: 20_000_000,
  capLevelToPlayerSize: true,
  // The variant that is listed first; a probe would cost the first second.
  startLevel: 0,
  testBandwidth: false,
  abrEwmaDefaultEstimate: 1_500_000,
  manifestLoadPolicy: { default: patient(6_000, 10_000) },
  playlistLoadPolicy: { default: patient(6_000, 10_000) },
  fragLoadPolicy: { default: patient(8_000, 20_000) },
}
