import type { Frame, Page } from 'playwright'

const secondsToPicture = 20

/** What the player says of itself. */
export const playerState = (page: Page) => page.locator('[data-state]').first()

export async function waitForState(page: Page, state: string, longestSeconds = secondsToPicture) {
  await page
    .locator(`[data-state="${state}"]`)
    .first()
    .waitFor({ state: 'attached', timeout: longestSeconds * 1000 })
}

interface Playing {
  seconds: number
  width: number
  isPaused: boolean
}

export function readVideo(page: Page): Promise<Playing> {
  return page.evaluate(() => {
    const video = document.querySelector('video')
    if (!video) return { seconds: 0, width: 0, isPaused: true }
    return { seconds: video.currentTime, width: video.videoWidth, isPaused: video.paused }
  })
}

/** Of a page, or of a frame in one. */
export const waitForPicture = (frame: Frame) =>
  frame.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1, undefined, {
    timeout: 25_000,
  })

/** Waits until the video has gone on for some seconds from now. */
export async function waitForPlayback(page: Page, seconds = 3, longestSeconds = secondsToPicture) {
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0)
  const from = (await readVideo(page)).seconds
  await page.waitForFunction(
    (until) => (document.querySelector('video')?.currentTime ?? 0) > until,
    from + seconds,
    { timeout: longestSeconds * 1000 },
  )
}

/** For the report of a test that failed: what the video element holds, and what the player says. */
export function describeVideo(page: Page) {
  return page.evaluate(() => {
    const video = document.querySelector('video')
    const state = document.querySelector<HTMLElement>('[data-state]')?.dataset.state
    if (!video) return { state }
    const { currentTime, readyState, paused, buffered, error } = video
    const ranges = Array.from({ length: buffered.length }, (_, index) => [
      buffered.start(index),
      buffered.end(index),
    ])
    return { state, currentTime, readyState, paused, ranges, error: error?.message }
  })
}
