import { useEffect, useState } from 'react'
import { askJson } from '../components/ask-json'
import { startPolling } from '../player/poll'
import { type StudioState, studioStateSchema } from './studio-state'

/** A node sends its figures every two seconds. */
const everyMs = 1_500

/** The class as it was last read, whether a newer state could not be had, and whether its line came back. */
export function useStudio(initial: StudioState) {
  const [studio, setStudio] = useState(initial)
  const [isOld, setIsOld] = useState(false)
  const [isBack, setIsBack] = useState(false)
  const { classSessionId } = initial
  useEffect(() => {
    let former = initial.dayState
    const run = async (signal: AbortSignal) => {
      const read = await askJson(`/api/studio/${classSessionId}`, {
        schema: studioStateSchema,
        signal,
      })
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
