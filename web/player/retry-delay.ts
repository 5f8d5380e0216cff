const firstMs = 500
const usualLongestMs = 8_000

/** How long to wait before the next try after so many failures in a row: doubling, bounded, endless. */
export function retryDelayMs(failures: number, longestMs = usualLongestMs) {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1))
}
