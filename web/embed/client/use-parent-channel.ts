import { type RefObject, useEffect, useMemo } from 'react'
import type { PlayerView } from '../../player/player'
import { ParentChannel } from './parent-channel'
import { findParentOrigin } from './parent-origin'

interface ChannelLink {
  embedId: string
  view: RefObject<PlayerView | null>
  viewers: number
}

/** Joins the player with the page that frames it; see `parent-channel.ts`. */
export function useParentChannel({ embedId, view, viewers }: ChannelLink) {
  const channel = useMemo(() => {
    const parentOrigin = findParentOrigin(document)
    const post = (message: object, origin: string) => window.parent.postMessage(message, origin)
    return new ParentChannel({ embedId, parentOrigin, post })
  }, [embedId])
  useEffect(() => {
    const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== window.parent || window.parent === window) return
      const command = channel.read(origin, data)
      const session = view.current?.session
      if (command === 'play') void session?.play()
      if (command === 'pause') session?.pause()
      if (command === 'mute') session?.mute(true)
      if (command === 'unmute') session?.mute(false)
    }
    window.addEventListener('message', onMessage)
    channel.open()
    return () => window.removeEventListener('message', onMessage)
  }, [channel, view])
  useEffect(() => channel.tellViewers(viewers), [channel, viewers])
  return channel
}
