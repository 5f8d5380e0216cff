import { type RefObject, useCallback, useSyncExternalStore } from 'react'

function subscribe(listener: () => void) {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}

/** Full screen for the player with its controls; on iPhones, which have none, for the video alone. */
export function useFullscreen(root: RefObject<HTMLElement | null>) {
  const isFullscreen = useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement !== null && document.fullscreenElement === root.current,
    () => false,
  )
  const toggle = useCallback(async () => {
    if (document.fullscreenElement) return document.exitFullscreen()
    const element = root.current
    if (element?.requestFullscreen) return element.requestFullscreen()
    const video = element?.querySelector('video')
    if (video && 'webkitEnterFullscreen' in video) {
      const enter = video.webkitEnterFullscreen
      if (typeof enter === 'function') enter.call(video)
    }
  }, [root])
  return { isFullscreen, toggle }
}
