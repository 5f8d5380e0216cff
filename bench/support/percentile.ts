/** The nearest rank of sorted values; throws when there are none. */
export function percentile(sorted: readonly number[], share: number) {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}
