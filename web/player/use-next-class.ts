import { useEffect, useState } from 'react'
import type { NextClass } from './watch-answer'

interface NextLink {
  /** What the page began with. */
  first: NextClass | null
  next: NextClass | null
  onNext: ((next: NextClass) => void) | undefined
}

/**
 * Goes over to the class that follows as soon as it is on air. Whoever opens the page of the one before when it
 * is on already wants that one.
 */
export function useNextClass({ first, next, onNext }: NextLink) {
  const [wasOnAir] = useState(first?.isOnAir ?? false)
  useEffect(() => {
    if (next?.isOnAir && !wasOnAir) onNext?.(next)
  }, [next, wasOnAir, onNext])
}
