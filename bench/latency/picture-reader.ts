import { z } from 'zod'
import { clockColumns, clockRows } from './clock-code'

export const pictureReportSchema = z.object({
  firstPictureAtMs: z.number().nullable(),
  waits: z.number(),
  droppedFrames: z.number(),
  totalFrames: z.number(),
  frames: z.array(
    z.object({
      /** Null where the clock was not read: reading costs time that the player needs. */
      cells: z.string().nullable(),
      shownAtMs: z.number(),
      pictureHeight: z.number(),
    }),
  ),
})
export type PictureReport = z.infer<typeof pictureReportSchema>

/**
 * A script for a page: from the first video element on, notes every picture that is shown, reads
 * the clock's strip from some, and hands over what it has since the last time by `takePictureReport()`.
 */
export const pictureReaderScript = `(${readPictures})(${clockColumns}, ${clockRows})`

/** Runs in the page, so it uses nothing from around it. Times are milliseconds since the epoch. */
function readPictures(columns: number, rows: number) {
  const cellPixels = 8
  const readEvery = 6
  const canvas = document.createElement('canvas')
  canvas.width = columns * cellPixels
  canvas.height = rows * cellPixels
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const frames: { cells: string | null; shownAtMs: number; pictureHeight: number }[] = []
  let video: HTMLVideoElement | null = null
  let firstPictureAtMs: number | null = null
  let waits = 0
  let noted = 0

  const readCells = (source: HTMLVideoElement) => {
    if (!context) return ''
    // The strip's height is two cells of a width of forty, whatever the rendition's size.
    const stripHeight = (source.videoWidth / columns) * rows
    context.drawImage(
      source,
      0,
      0,
      source.videoWidth,
      stripHeight,
      0,
      0,
      canvas.width,
      canvas.height,
    )
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    let cells = ''
    for (let cell = 0; cell < columns * rows; cell += 1) {
      const x = (cell % columns) * cellPixels + cellPixels / 2
      const y = Math.floor(cell / columns) * cellPixels + cellPixels / 2
      cells += (data[(y * canvas.width + x) * 4 + 1] ?? 0) > 127 ? '1' : '0'
    }
    return cells
  }
  const onFrame = (now: number, { expectedDisplayTime }: VideoFrameCallbackMetadata) => {
    if (!video) return
    video.requestVideoFrameCallback(onFrame)
    // A frame is seen when it is displayed, not when the page hears of it.
    const shownAtMs = Date.now() - performance.now() + Math.max(now, expectedDisplayTime)
    firstPictureAtMs ??= shownAtMs
    const cells = noted % readEvery === 0 ? readCells(video) : null
    noted += 1
    frames.push({ cells, shownAtMs, pictureHeight: video.videoHeight })
  }
  const watch = (element: HTMLVideoElement) => {
    video = element
    element.addEventListener('waiting', () => {
      if (firstPictureAtMs !== null) waits += 1
    })
    element.requestVideoFrameCallback(onFrame)
  }
  const timer = setInterval(() => {
    const element = document.querySelector('video')
    if (!element) return
    clearInterval(timer)
    watch(element)
  }, 20)

  Reflect.set(globalThis, 'takePictureReport', () => {
    const quality = video?.getVideoPlaybackQuality()
    return {
      firstPictureAtMs,
      waits,
      droppedFrames: quality?.droppedVideoFrames ?? 0,
      totalFrames: quality?.totalVideoFrames ?? 0,
      frames: frames.splice(0),
    }
  })
}
