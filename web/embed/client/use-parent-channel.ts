import { type RefObject, useEffect, useMemo } from 'react'
import type { PlayerView } from '../../player/player'
import { joinParent, openChannel } from './join-parent'

interface ChannelLink {
  embedId: string
  view: RefObject<PlayerView | null>
  viewers: number
}

/** Joins the player with the page that frames it; see `parent-channel.ts`. */
export function useParentChannel({ embedId, view, viewers }: ChannelLink) {
  const channel = useMemo(() => openChannel(embedId), [embedId])
  useEffect(
    () =>
      joinParent(channel, (command) => {
        const session = view.current?.session
        if (command === 'play') void session?.play()
        if (command === 'pause') session?.pause()
        if (command === 'mute') session?.mute(true)
        if (command === 'unmute') session?.mute(false)
      }),
    [channel, view],
  )
  useEffect(() => channel.tellViewers(viewers), [channel, viewers])
  return channel
}
