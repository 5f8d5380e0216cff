import { useEffect, useState } from 'react'
import { askJson } from '../components/ask-json'
import { startPolling } from '../player/poll'
import { type SchoolDay, schoolDaySchema } from './school-day'

/** With a node's two seconds, what is seen is at most five seconds old. */
const everyMs = 2_000

/** The school's day as it was last read, and whether a newer one could not be had. */
export function useSchoolDay(schoolId: string, initial: SchoolDay) {
  const [day, setDay] = useState(initial)
  const [isOld, setIsOld] = useState(false)
  useEffect(() => {
    const run = async (signal: AbortSignal) => {
      const read = await askJson(`/api/school/${schoolId}/today`, {
        schema: schoolDaySchema,
        signal,
      })
      if (signal.aborted) return
      if (read) setDay(read)
      setIsOld(!read)
    }
    return startPolling({ everyMs, random: Math.random, run })
  }, [schoolId])
  return { day, isOld }
}
