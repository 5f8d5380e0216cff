import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import type { PlaybackPass } from './playback-pass'
import type { Timetable } from './replay-chapters'
import { keepPosition, readPosition } from './replay-position'
import { ReplaySession } from './replay-session'

interface ReplayLink {
  container: RefObject<HTMLElement | null>
  classSessionId: string
  playlistUrl: string
  pass: PlaybackPass
  durationSeconds: number
  timetable: Timetable
}

const noSubscription = () => () => {}
const keepEveryMs = 5_000

/** Opens a replay where this device left it, and remembers how far it came. */
export function useReplaySession(link: ReplayLink) {
  const { container, classSessionId, playlistUrl, pass } = link
  // What the portal says later about its length does not begin the replay anew.
  const [{ durationSeconds, timetable }] = useState(link)
  const [session, setSession] = useState<ReplaySession | null>(null)

  useEffect(() => {
    const element = container.current
    if (!element) return
    const startAtSeconds = readPosition(classSessionId)
    const opened = new ReplaySession({
      container: element,
      playlistUrl,
      pass,
      startAtSeconds,
      durationSeconds,
      timetable,
    })
    const keep = () => {
      const { positionSeconds: seconds, durationSeconds: ofSeconds } = opened.getSnapshot()
      keepPosition({ classSessionId, seconds, durationSeconds: ofSeconds })
    }
    opened.start()
    setSession(opened)
    const timer = setInterval(keep, keepEveryMs)
    window.addEventListener('pagehide', keep)
    return () => {
      keep()
      clearInterval(timer)
      window.removeEventListener('pagehide', keep)
      opened.stop()
      setSession(null)
    }
  }, [container, classSessionId, playlistUrl, pass, durationSeconds, timetable])

  const snapshot = useSyncExternalStore(
    session?.subscribe ?? noSubscription,
    () => session?.getSnapshot() ?? null,
    () => null,
  )
  return { session, snapshot }
}
