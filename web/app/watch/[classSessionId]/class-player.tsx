'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { Player, type PlayerProps } from '../../../player/player'
import type { NextClass } from '../../../player/watch-answer'

/** The player on the page of its class; when the next class of the course comes on, the page becomes that one's. */
export function ClassPlayer(props: PlayerProps) {
  const router = useRouter()
  // In the place of this page: whoever goes back from there would only be taken there again.
  const goOver = useCallback(
    ({ classSessionId }: NextClass) =>
      router.replace(`/watch/${encodeURIComponent(classSessionId)}`),
    [router],
  )
  return <Player {...props} onNext={goOver} />
}
