const secondMs = 1000
const daySeconds = 86_400

/** Splits the time until a start into days and a clock such as `1:05:09`; null when it is over. */
export function countdownParts(startsAtMs: number, nowMs: number) {
  const seconds = Math.ceil((startsAtMs - nowMs) / secondMs)
  if (seconds <= 0) return null
  const clockSeconds = seconds % daySeconds
  const hours = Math.floor(clockSeconds / 3600)
  const parts = [Math.floor((clockSeconds % 3600) / 60), clockSeconds % 60]
  const days = Math.floor(seconds / daySeconds)
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':')
  return { days, clock: hours > 0 || days > 0 ? `${hours}:${clock}` : clock }
}
