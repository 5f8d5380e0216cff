/** When a class was to begin and to end, Unix time in milliseconds. */
export interface Timetable {
  startsAtMs: number
  endsAtMs: number
}

export interface Chapter {
  kind: 'before' | 'class' | 'after'
  positionSeconds: number
}

/** A stretch of a recording: where it lies in it, and when it was broadcast. */
export interface DatedFragment {
  start: number
  duration: number
  programDateTime: number | null
}

/** Shorter than this, what lies before or after a class is no chapter. */
const shortestSeconds = 5

/**
 * Where a moment lies in a recording, seconds; what was broadcast at no time follows at once. Null when it
 * lies behind its end, or when it is not known when it was broadcast.
 */
export function findPosition(fragments: readonly DatedFragment[], momentMs: number) {
  for (const { start, duration, programDateTime } of fragments) {
    if (programDateTime === null) return null
    if (momentMs < programDateTime + duration * 1000) {
      return start + Math.max(0, momentMs - programDateTime) / 1000
    }
  }
  return null
}

/** The chapters that the timetable makes of a recording; none where there would be one alone. */
export function findChapters(
  fragments: readonly DatedFragment[],
  { startsAtMs, endsAtMs }: Timetable,
): Chapter[] {
  const last = fragments.at(-1)
  const begins = findPosition(fragments, startsAtMs)
  if (!last || begins === null) return []
  const ends = findPosition(fragments, endsAtMs)
  const hasBefore = begins >= shortestSeconds
  const chapters: Chapter[] = [{ kind: 'class', positionSeconds: hasBefore ? begins : 0 }]
  if (hasBefore) chapters.unshift({ kind: 'before', positionSeconds: 0 })
  const isAfter = ends !== null && last.start + last.duration - ends >= shortestSeconds
  if (isAfter) chapters.push({ kind: 'after', positionSeconds: ends })
  return chapters.length > 1 ? chapters : []
}
