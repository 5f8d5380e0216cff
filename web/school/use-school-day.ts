import { useEffect, useState } from 'react'
import { startPolling } from '../player/poll'
import { type SchoolDay, schoolDaySchema } from './school-day'

/** With a node's two seconds, what is seen is at most five seconds old. */
const everyMs = 2_000
const longestAnswerMs = 4_000

/** The school's day as it was last read, and whether a newer one could not be had. */
export function useSchoolDay(schoolId: string, initial: SchoolDay) {
  const [day, setDay] = useState(initial)
  const [isOld, setIsOld] = useState(false)
  useEffect(() => {
    const run = async (signal: AbortSignal) => {
      const read = await askSchoolDay(schoolId, signal)
      if (signal.aborted) return
      if (read) setDay(read)
      setIsOld(!read)
    }
    return startPolling({ everyMs, random: Math.random, run })
  }, [schoolId])
  return { day, isOld }
}

/** Null when it cannot be had for now: the next turn asks again. */
async function askSchoolDay(schoolId: string, signal: AbortSignal) {
  try {
    const response = await fetch(`/api/school/${schoolId}/today`, {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    })
    return response.ok ? schoolDaySchema.parse(await response.json()) : null
  } catch {
    return null
  }
}
