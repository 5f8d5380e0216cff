/** How far behind the teacher, rounded as people would say it. */
export type LatencyWords =
  | { key: 'behind'; values: { seconds: string } }
  | { key: 'behindMinutes'; values: { minutes: string } }

const minuteMs = 60_000
const preciseBelowMs = 10_000
const minutesFromMs = 90_000

/** Null when nothing can be said. `format` writes a number as the reader's language does. */
export function latencyWords(
  latencyMs: number | null,
  format: (value: number, decimals: number) => string,
): LatencyWords | null {
  if (latencyMs === null) return null
  if (latencyMs >= minutesFromMs) {
    return { key: 'behindMinutes', values: { minutes: format(latencyMs / minuteMs, 0) } }
  }
  const decimals = latencyMs < preciseBelowMs ? 1 : 0
  return { key: 'behind', values: { seconds: format(latencyMs / 1000, decimals) } }
}
