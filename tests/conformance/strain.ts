import type { Stack } from '../support/stack'
import { until } from '../support/until'

const mostLagSeconds = 0.8

/** How the media node copes: what it could not encode in time since it began, and has given up now. */
export async function readStrain({ originUrl }: Pick<Stack, 'originUrl'>) {
  const text = await (await fetch(`${originUrl}/metrics`)).text()
  const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? Number.NaN)
  const lags = text.matchAll(/^seedling_broadcast_ladder_lag_seconds\{[^}]*\} (\S+)$/gm)
  return {
    droppedFrames: read(/^seedling_ladder_dropped_frames_total (\d+)$/m),
    shedRenditions: read(/^seedling_renditions\{state="shed"\} (\d+)$/m),
    lagSeconds: Math.max(0, ...[...lags].map(([, seconds]) => Number(seconds))),
  }
}

/** Until smaller renditions are hardly behind the source's: playlists are then of the same moment. */
export async function untilAtEase(stack: Pick<Stack, 'originUrl'>) {
  await until('the ladder to keep up', async () => {
    return (await readStrain(stack)).lagSeconds < mostLagSeconds
  })
}
