const firstMs = 500
const longestMs = 8_000

/** How long to wait before the next try after so many failures in a row: doubling, bounded, endless. */
export function retryDelayMs(failures: number) {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1))
}
