import * as z from 'zod/mini'

/** Where a viewer stopped in each replay, the newest last: class and seconds, nothing of the person. */
const positionsSchema = z.array(z.tuple([z.string(), z.number()]))
type Positions = z.infer<typeof positionsSchema>

const storageKey = 'seedling.replay-positions'
const mostPositions = 50
/** Whoever stopped this close to either end begins anew. */
const edgeSeconds = 10

interface Place {
  classSessionId: string
  seconds: number
  durationSeconds: number
}

/** The positions with this one among them; without it, where there is nothing worth going back to. */
export function withPosition(positions: Positions, place: Place): Positions {
  const { classSessionId, seconds, durationSeconds } = place
  const others = positions.filter(([id]) => id !== classSessionId)
  if (seconds < edgeSeconds || seconds > durationSeconds - edgeSeconds) return others
  return [...others, [classSessionId, Math.floor(seconds)] as [string, number]].slice(
    -mostPositions,
  )
}

/** 0 when nothing is kept, or the browser keeps nothing. */
export function readPosition(classSessionId: string) {
  return readPositions().find(([id]) => id === classSessionId)?.[1] ?? 0
}

export function keepPosition(place: Place) {
  try {
    const positions = withPosition(readPositions(), place)
    localStorage.setItem(storageKey, JSON.stringify(positions))
  } catch (error) {
    // Storage is full or forbidden: then the next visit begins at the start.
    if (!(error instanceof DOMException)) throw error
  }
}

function readPositions(): Positions {
  try {
    const kept = positionsSchema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? '[]'))
    return kept.success ? kept.data : []
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return []
    throw error
  }
}
