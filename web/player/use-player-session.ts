import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { PlaybackPass } from './playback-pass'
import { PlayerSession } from './player-session'
import { emptySnapshot } from './player-snapshot'
import { isOnAir, type PlayerEvent, type PlayerModel } from './player-state'

interface SessionLink {
  container: RefObject<HTMLElement | null>
  model: PlayerModel
  pass: PlaybackPass
  dispatch(event: PlayerEvent): void
}

const noSubscription = () => () => {}

/** Opens the player's session in the browser and keeps it in step with the state machine. */
export function usePlayerSession({ container, model, pass, dispatch }: SessionLink) {
  const [session, setSession] = useState<PlayerSession | null>(null)
  const needsSession = useStaysTrue(model.loads > 0)

  useEffect(() => {
    const element = container.current
    if (!element || !needsSession) return
    const opened = new PlayerSession({
      container: element,
      pass,
      onPicture: () => dispatch({ kind: 'picture_came' }),
      onFailure: () => dispatch({ kind: 'picture_failed' }),
    })
    opened.start()
    setSession(opened)
    return () => {
      opened.stop()
      setSession(null)
    }
  }, [container, pass, dispatch, needsSession])

  const { loads, state } = model
  const playlistUrl = model.playback?.playlistUrl
  useEffect(() => {
    if (session && playlistUrl && loads > 0) session.load(playlistUrl)
  }, [session, playlistUrl, loads])

  const isOver = !isOnAir(state)
  useEffect(() => {
    if (isOver) session?.unload()
  }, [session, isOver])

  useEffect(() => {
    session?.expectPicture(state === 'live' || state === 'connecting')
  }, [session, state])

  const snapshot = useSyncExternalStore(
    session?.subscribe ?? noSubscription,
    session?.getSnapshot ?? (() => emptySnapshot),
    () => emptySnapshot,
  )
  return { session, snapshot }
}

function useStaysTrue(value: boolean) {
  const wasTrue = useRef(false)
  wasTrue.current ||= value
  return wasTrue.current
}
