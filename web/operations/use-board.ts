import { useEffect, useState } from 'react'
import { startPolling } from '../player/poll'
import { askBoard, type BoardAnswer } from './ask-board'
import type { Board } from './board'

/** With a node's two seconds and the portal's one, what is seen is at most five seconds old. */
const everyMs = 1_500

export type BoardProblem = Exclude<BoardAnswer['outcome'], 'read'>

/** The newest board that could be read, and what keeps a newer one away. */
export function useBoard(initial: Board | null) {
  const [board, setBoard] = useState(initial)
  const [problem, setProblem] = useState<BoardProblem | null>(initial ? null : 'database')
  const isSignedOut = problem === 'signed_out'
  useEffect(() => {
    if (isSignedOut) return
    const run = async (signal: AbortSignal) => {
      const answer = await askBoard(signal)
      if (signal.aborted) return
      if (answer.outcome === 'read') setBoard(answer.board)
      setProblem(answer.outcome === 'read' ? null : answer.outcome)
    }
    return startPolling({ everyMs, random: Math.random, run })
  }, [isSignedOut])
  return { board, problem }
}
