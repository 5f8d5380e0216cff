import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { BrowserContextOptions, Page } from 'playwright'
import { broadcastStatePath } from '@/common/media-path'
import { desktop, openBrowser, phone } from '@/tests/support/browser'
import { openClass } from '@/tests/support/open-class'
import { type OwnedStack, startStack } from '@/tests/support/stack'
import { until } from '@/tests/support/until'
import { ClockPublisher } from './latency/clock-publisher'
import {
  type PictureReport,
  pictureReaderScript,
  pictureReportSchema,
} from './latency/picture-reader'
import { summariseFrames } from './latency/summarise'

export const description =
  'from painting a picture to seeing it in Chromium: RTMP, packager, edge, watch page of a phone [--seconds 60] [--desktop]'

const target = { latency_median_ms: 1_500, latency_p95_ms: 2_500, stalls: 0, dropped_frames: 0 }
/** The player takes up its place behind the live edge; its start is measured apart. */
const settleMs = 5_000

/** `ratio` is the worse of median and 95th percentile, each over its target: 1 or less reaches it. */
export async function run(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '60' },
      // Without a graphics card, painting a large window takes more than all else together.
      desktop: { type: 'boolean', default: false },
    },
  })
  const seconds = Number(values.seconds)
  const device = values.desktop ? desktop : phone
  const stack = await startStack({ DEMO: 'off' })
  try {
    const figures = await measure(stack, device, seconds)
    const ratio = Math.max(
      figures.latency_median_ms / target.latency_median_ms,
      figures.latency_p95_ms / target.latency_p95_ms,
    )
    const isSmooth = figures.stalls_count === 0 && figures.dropped_frames_count === 0
    return {
      bench: 'latency',
      figures,
      ratio: Number(ratio.toFixed(3)),
      target,
      reached: ratio <= 1 && isSmooth,
    }
  } finally {
    await stack.stop()
  }
}

async function measure(stack: OwnedStack, device: BrowserContextOptions, seconds: number) {
  const { watchUrl, broadcastId, streamKey } = await openClass(stack, { titleEn: 'Latency' })
  const publisher = new ClockPublisher(`${stack.rtmpUrl}/${streamKey}`)
  const browser = await openBrowser()
  try {
    const stateUrl = stack.edgeUrl + broadcastStatePath({ nodeName: 'n1', broadcastId })
    await until('the broadcast', async () => {
      if (!publisher.isRunning) throw new Error(`The publisher ended: ${publisher.messages}`)
      return (await fetch(stateUrl)).ok
    })
    const page = await browser.newPage(device)
    await page.addInitScript(pictureReaderScript)
    const openedAtMs = Date.now()
    await page.goto(watchUrl)
    const first = await until('the first picture', async () => {
      const { firstPictureAtMs } = await takeReport(page)
      return firstPictureAtMs
    })
    await wait(settleMs)
    const before = await takeReport(page)
    await wait(seconds * 1_000)
    const after = await takeReport(page)
    const seen = summariseFrames(after.frames)
    return {
      seconds_measured: seconds,
      ...seen,
      stalls_count: Math.max(after.waits - before.waits, seen.picture_gap_stalls_count),
      dropped_frames_count: after.droppedFrames - before.droppedFrames,
      decoded_frames_count: after.totalFrames - before.totalFrames,
      start_to_first_picture_ms: Math.round(first - openedAtMs),
      source_latest_frame_ms: Math.round(publisher.latestMs),
      source_skipped_frames_count: publisher.skippedFrames,
    }
  } finally {
    await browser.close()
    await publisher.stop()
  }
}

async function takeReport(page: Page): Promise<PictureReport> {
  return pictureReportSchema.parse(await page.evaluate('takePictureReport()'))
}
