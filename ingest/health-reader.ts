import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Clock } from '@/common/clock'
import type { BroadcastHealth, Health, NodeHealth } from '@/common/media-health'
import { delayResolutionMs } from '@/common/process-metrics'
import { ProcessorMeter } from '@/common/processor-meter'
import type { MeasuredBroadcast } from './broadcast-metrics'
import { RateMeter } from './rate-meter'

interface HealthReaderOptions {
  clock: Clock
  listOnAir(): MeasuredBroadcast[]
  describeNode(): NodeHealth
}

interface Meters {
  bytes: RateMeter
  pictures: RateMeter
  sound: RateMeter
  requests: RateMeter
}

const nanosecondsPerMs = 1_000_000

/** Reads the figures of the node and of all that it has on air, for the portal. */
export class HealthReader {
  private readonly meters = new Map<string, Meters>()
  private readonly processors = new ProcessorMeter()
  private readonly eventLoopDelay: IntervalHistogram

  constructor(private readonly options: HealthReaderOptions) {
    this.eventLoopDelay = monitorEventLoopDelay({ resolution: delayResolutionMs })
  }

  start() {
    this.eventLoopDelay.enable()
  }

  stop() {
    this.eventLoopDelay.disable()
  }

  read(): NonNullable<Health> {
    const onAir = this.options.listOnAir()
    const known = new Set(onAir.map(({ broadcastId }) => broadcastId))
    for (const broadcastId of this.meters.keys()) {
      if (!known.has(broadcastId)) this.meters.delete(broadcastId)
    }
    return { node: this.readNode(), broadcasts: onAir.map((each) => this.readBroadcast(each)) }
  }

  private readBroadcast(broadcast: MeasuredBroadcast): BroadcastHealth {
    const { broadcastId, received, pipeline, simulcast } = broadcast
    const atMs = this.options.clock()
    const { width, height, renditions = [], ladderLagMs, recording } = pipeline ?? {}
    const { requests = 0, soundDb, soundClippedShare } = pipeline ?? {}
    const meters = this.meters.get(broadcastId) ?? startMeters(atMs, { received, requests })
    this.meters.set(broadcastId, meters)
    const bytesPerSecond = meters.bytes.perSecond({ atMs, total: received.bytes })
    return {
      broadcastId,
      width,
      height,
      renditions,
      ladderLagMs,
      recording,
      simulcast,
      receivedKbps: round((bytesPerSecond * 8) / 1000),
      receivedFps: round(meters.pictures.perSecond({ atMs, total: received.pictures })),
      soundKbps: round((meters.sound.perSecond({ atMs, total: received.soundBytes }) * 8) / 1000),
      soundDb,
      soundClippedShare,
      keyframeIntervalMs: received.keyframeIntervalMs ?? undefined,
      requestsPerSecond: round(meters.requests.perSecond({ atMs, total: requests })),
    }
  }

  private readNode(): NodeHealth {
    const delayMs = this.eventLoopDelay.percentile(99) / nanosecondsPerMs
    this.eventLoopDelay.reset()
    return {
      cpuShare: this.processors.readShare(),
      processors: this.processors.processors,
      memoryBytes: process.memoryUsage.rss(),
      eventLoopDelayMs: Math.max(0, round(delayMs - delayResolutionMs)),
      ...this.options.describeNode(),
    }
  }
}

type Totals = Pick<MeasuredBroadcast, 'received'> & { requests: number }

function startMeters(atMs: number, { received, requests }: Totals): Meters {
  const meter = (total: number) => new RateMeter({ atMs, total })
  return {
    bytes: meter(received.bytes),
    pictures: meter(received.pictures),
    sound: meter(received.soundBytes),
    requests: meter(requests),
  }
}

const round = (figure: number) => Math.round(figure * 10) / 10
