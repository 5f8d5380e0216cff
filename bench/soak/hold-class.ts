import { until } from '@/tests/support/until'
import type { BenchSchool } from '../support/bench-school'
import { monotonicMs } from '../support/monotonic-ms'
import type { ViewerProblem } from '../support/viewers/viewer-observer'
import type { ViewerPlace } from '../support/viewers/viewer-place'
import { BreakingPublisher } from './breaking-publisher'
import type { Gap } from './gap-meter'
import type { PlannedClass } from './plan-classes'
import { SoakViewer } from './soak-viewer'

interface HoldOptions {
  school: BenchSchool
  place: ViewerPlace
  samplePath: string
  planned: PlannedClass
}

export interface ClassOutcome {
  /** Why it does not count as held; null when it does. */
  failure: string | null
  viewers: number
  requests: number
  breaks: number
  gapsWithoutBreak: Gap[]
  gapsOfBreaks: Gap[]
  errors: ViewerProblem[]
}

const onAirWithinMs = 20_000
const endedWithinMs = 20_000
const replayWithinMs = 60_000

/**
 * Holds one class: on air, watched, broken as planned, ended by a goodbye, seen to its end by all who
 * stayed, and to be watched again within a minute. Never rejects: a class that failed is a figure.
 */
export async function holdClass({ school, place, samplePath, planned }: HoldOptions) {
  const { room, lasts } = planned
  const opened = await school.openClass({ room, seconds: lasts })
  const publisher = new BreakingPublisher({ path: samplePath, rtmpAddress: opened.rtmpAddress })
  const viewers = planned.viewers.map((each) => new SoakViewer({ place, opened, planned: each }))
  let failure: string | null = null
  let endedAtMs = Number.POSITIVE_INFINITY
  try {
    const published = publisher.publish(planned).then(() => {
      endedAtMs = monotonicMs()
    })
    await Promise.all([published, watchAll()])
    const replayUrl = opened.playlistUrl.replace('/live/', '/replay/')
    await until('the replay', async () => (await fetch(replayUrl)).ok, replayWithinMs)
  } catch (error) {
    failure = `room ${room + 1}: ${error instanceof Error ? error.message : error}`
  } finally {
    for (const viewer of viewers) viewer.leave()
    await publisher.stop()
  }
  return describe()

  async function watchAll() {
    await until('the class', async () => (await fetch(opened.playlistUrl)).ok, onAirWithinMs)
    const longestMs = lasts * 1000 + endedWithinMs
    let watching = viewers.length
    for (const viewer of viewers) {
      void viewer.watch().then(() => {
        watching -= 1
      })
    }
    await until('the end for all viewers', async () => watching === 0, longestMs)
  }

  function describe(): ClassOutcome {
    const { outages } = publisher
    const isOfBreak = ({ fromMs, toMs }: Gap) =>
      outages.some((outage) => fromMs < outage.toMs && toMs > outage.fromMs)
    const isError = ({ kind, detail, atMs }: ViewerProblem) => {
      if (kind === 'hint-withdrawn') return false
      // RFC 8216bis 6.2.5.2: a held reload may be given up when nothing comes.
      const isGivenUp = kind === 'refused' && detail === '503'
      return !(isGivenUp && isOfBreak({ fromMs: atMs, toMs: atMs })) && atMs < endedAtMs
    }
    const gaps = viewers.flatMap(({ meter }) => meter.gaps)
    return {
      failure,
      viewers: viewers.length,
      requests: viewers.reduce((sum, viewer) => sum + viewer.requests, 0),
      breaks: outages.length,
      gapsWithoutBreak: gaps.filter((gap) => !isOfBreak(gap)),
      gapsOfBreaks: gaps.filter(isOfBreak),
      errors: viewers.flatMap(({ problems }) => problems).filter(isError),
    }
  }
}
