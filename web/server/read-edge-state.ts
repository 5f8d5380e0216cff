import type { BoardEdge } from '../operations/board'

const longestAnswerMs = 1_500

/** Asks an edge for its health, as the whole world sees it. Never rejects. */
export async function readEdgeState(edgeUrl: string): Promise<BoardEdge['state']> {
  try {
    const response = await fetch(new URL('/health', edgeUrl), {
      cache: 'no-store',
      signal: AbortSignal.timeout(longestAnswerMs),
    })
    await response.arrayBuffer()
    return response.ok ? 'ready' : 'unavailable'
  } catch {
    // Whatever kept the answer away: there is none.
    return 'silent'
  }
}
