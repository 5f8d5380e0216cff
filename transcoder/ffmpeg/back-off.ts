const firstPauseMs = 500
const longestPauseMs = 30_000

/** How long to wait before the next attempt, after this many failures in a row. Never gives up. */
export function backOffMs(failures: number) {
  return Math.min(firstPauseMs * 2 ** (Math.max(1, failures) - 1), longestPauseMs)
}
