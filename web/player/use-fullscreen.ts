import { type RefObject, useCallback, useSyncExternalStore } from 'react'

function subscribe(listener: () => void) {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}

/** A page that frames the player may keep it small. iPhones do not say, and have a full screen for videos. */
export const mayFillScreen = () => document.fullscreenEnabled !== false

/** Full screen for the player with its controls; on iPhones, which have none, for the video alone. */
export function useFullscreen(root: RefObject<HTMLElement | null>) {
  const isFullscreen = useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement !== null && document.fullscreenElement === root.current,
    () => false,
  )
  const toggle = useCallback(async () => {
    if (document.fullscreenElement) return document.exitFullscreen()
    if (!mayFillScreen()) return
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
