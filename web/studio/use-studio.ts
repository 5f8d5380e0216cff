import { useEffect, useState } from 'react'
import { startPolling } from '../player/poll'
import { type StudioState, studioStateSchema } from './studio-state'

/** A node sends its figures every two seconds. */
const everyMs = 1_500
const longestAnswerMs = 4_000

/** The class as it was last read, whether a newer state could not be had, and whether its line came back. */
export function useStudio(initial: StudioState) {
  const [studio, setStudio] = useState(initial)
  const [isOld, setIsOld] = useState(false)
  const [isBack, setIsBack] = useState(false)
  const { classSessionId } = initial
  useEffect(() => {
    let former = initial.dayState
    const run = async (signal: AbortSignal) => {
      const read = await askStudio(classSessionId, signal)
      if (signal.aborted) return
      if (read) {
        setStudio(read)
        if (read.dayState !== former) {
          setIsBack(former === 'reconnecting' && read.dayState === 'live')
          former = read.dayState
        }
      }
      setIsOld(!read)
    }
    return startPolling({ everyMs, random: Math.random, run })
  }, [classSessionId, initial.dayState])
  return { studio, isOld, isBack }
}

/** Null when it cannot be had for now: the next turn asks again. */
async function askStudio(classSessionId: string, signal: AbortSignal) {
  try {
    const response = await fetch(`/api/studio/${classSessionId}`, {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    })
    return response.ok ? studioStateSchema.parse(await response.json()) : null
  } catch {
    return null
  }
}
