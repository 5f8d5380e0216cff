import { type Board, boardSchema } from './board'

export type BoardAnswer =
  | { outcome: 'read'; board: Board }
  | { outcome: 'signed_out' }
  /** The portal answers, its database does not. */
  | { outcome: 'database' }
  | { outcome: 'unreachable' }

const longestAnswerMs = 4_000

/** Asks the portal for the board; every failure is an answer, and the next turn asks again. */
export async function askBoard(signal: AbortSignal): Promise<BoardAnswer> {
  try {
    const response = await fetch('/api/operations', {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    })
    if (response.status === 401) return { outcome: 'signed_out' }
    if (response.status >= 500) return { outcome: 'database' }
    const board = boardSchema.safeParse(await response.json())
    return board.success ? { outcome: 'read', board: board.data } : { outcome: 'unreachable' }
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return unreachable
    if (error instanceof DOMException) return unreachable
    throw error
  }
}

const unreachable = { outcome: 'unreachable' } as const
