import { type RefObject, useEffect } from 'react'
import type { PlayerView } from '../../player/player'
import type { QualityMeter } from './quality-meter'

const everyMs = 500

/** Lets the meter look at the picture again and again. */
export function useQualityMeter(meter: QualityMeter, view: RefObject<PlayerView | null>) {
  useEffect(() => {
    const timer = setInterval(() => {
      const video = view.current?.session?.video
      if (!video) return
      const isOn = view.current?.state === 'live' || view.current?.state === 'connecting'
      const position = video.currentTime
      meter.look({ position, isWanted: isOn && !video.paused, nowMs: performance.now() })
    }, everyMs)
    return () => clearInterval(timer)
  }, [meter, view])
}
