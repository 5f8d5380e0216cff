import { type RefObject, useEffect } from 'react'
import { isHeld } from '../../player/play-time'
import type { PlayerView } from '../../player/player'
import type { PlayerState } from '../../player/player-state'
import type { QualityMeter } from './quality-meter'

const everyMs = 500
/** The class is on air, and its picture is shown or fought for. */
const watchedStates: (PlayerState | undefined)[] = ['connecting', 'live', 'trouble']

/** Lets the meter look at the picture again and again. */
export function useQualityMeter(meter: QualityMeter, view: RefObject<PlayerView | null>) {
  useEffect(() => {
    const timer = setInterval(() => {
      const video = view.current?.session?.video
      if (!video) return
      const isOn = watchedStates.includes(view.current?.state)
      const isWanted = isOn && !isHeld(video)
      meter.look({ seconds: video.currentTime, isWanted, atMs: performance.now() })
    }, everyMs)
    return () => clearInterval(timer)
  }, [meter, view])
}
