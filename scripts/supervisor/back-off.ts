const firstMs = 500
const longestMs = 30_000

/** A program that ran this long before it died starts with the shortest wait again. */
export const runsWellAfterMs = 60_000

/** How long to wait before the next start; `deaths` counts the deaths in a row, from 1. */
export function restartDelayMs(deaths: number) {
  return Math.min(longestMs, firstMs * 2 ** (deaths - 1))
}
