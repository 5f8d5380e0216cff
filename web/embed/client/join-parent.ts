import { type ChannelCommand, ParentChannel } from './parent-channel'
import { findParentOrigin } from './parent-origin'

/** The channel to the page that frames this one. */
export const openChannel = (embedId: string) =>
  new ParentChannel({
    embedId,
    parentOrigin: findParentOrigin(document),
    post: (message, origin) => window.parent.postMessage(message, origin),
  })

/** Says that this page is there, and listens to the one that frames it; gives the stop. */
export function joinParent(channel: ParentChannel, obey: (command: ChannelCommand) => void) {
  const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || window.parent === window) return
    const command = channel.read(origin, data)
    if (command) obey(command)
  }
  window.addEventListener('message', onMessage)
  channel.open()
  return () => window.removeEventListener('message', onMessage)
}
