import { useEffect, useRef } from 'react'
import type { PlayerSession } from './player-session'
import { makeViewerId, sendPresence, startPresence } from './presence'

interface PresenceLink {
  classSessionId: string
  session: PlayerSession | null
  /** The class is on air, and its picture is shown or fought for. */
  isWatched: boolean
  tellPresence: (() => void) | undefined
}

/** Lets the portal know that this page plays the class, for the count of viewers and for attendance. */
export function usePresence({ classSessionId, session, isWatched, tellPresence }: PresenceLink) {
  const viewerId = useRef('')
  const tell = useRef(tellPresence)
  tell.current = tellPresence
  useEffect(() => {
    if (!session || !isWatched) return
    viewerId.current ||= makeViewerId()
    return startPresence({
      video: session.video,
      send: (playback) => {
        if (tell.current) tell.current()
        else sendPresence(classSessionId, viewerId.current, playback)
      },
    })
  }, [classSessionId, session, isWatched])
}
