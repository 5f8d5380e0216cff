import { EventEmitter, once } from 'node:events'
import { Registry } from 'prom-client'
import { systemClock } from '@/common/clock'
import { type Log, silentLog } from '@/common/log'
import type { BroadcastEvent } from '@/common/media-contract'
import { PortalClient } from '@/common/portal-client'
import type { SourceEvent } from '@/transcoder/source'
import { IngestMetrics } from './ingest-metrics'
import { LiveSources } from './live-sources'
import { PublishGate } from './publish-gate'
import type { CloseReason } from './rtmp/close-reason'
import { messageType } from './rtmp/message-type'
import { type RtmpLimits, rtmpLimits } from './rtmp/rtmp-limits'
import { RtmpServer } from './rtmp/rtmp-server'
import { TestEncoder, videoTag } from './rtmp/test-encoder'
import { openTestPortal, testSecret } from './test-portal'

/** Says aloud why each connection ended. */
class SpokenMetrics extends IngestMetrics {
  readonly reasons: CloseReason[] = []
  readonly spoken = new EventEmitter()

  override countClosing(reason: CloseReason) {
    super.countClosing(reason)
    this.reasons.push(reason)
    this.spoken.emit('closing')
  }
}

/**
 * For tests: the whole way from the RTMP door to the pipeline's face, with a real portal over HTTP.
 * `waitMs` moves the clock that silence and reconnect window are read from; the door's own is real.
 */
export async function openTestDoor({
  limits,
  authoriseTimeoutMs,
  log = silentLog,
}: {
  limits?: Partial<RtmpLimits>
  authoriseTimeoutMs?: number
  log?: Log
} = {}) {
  let aheadMs = 0
  const clock = () => systemClock() + aheadMs
  const portal = await openTestPortal()
  const metrics = new SpokenMetrics(new Registry())
  const happenings: (SourceEvent | 'open' | 'interrupt' | 'resume' | 'end')[] = []
  const pushed = new EventEmitter()
  const reports: BroadcastEvent['kind'][] = []
  const happen = (happening: (typeof happenings)[number]) => {
    happenings.push(happening)
    pushed.emit('happening')
  }
  const sources = new LiveSources({
    clock,
    reconnectWindowMs: 60_000,
    report: (_broadcastId, event) => reports.push(event.kind),
    openPipeline: () => {
      happen('open')
      return {
        push: happen,
        interrupt: () => happen('interrupt'),
        resume: () => happen('resume'),
        end: () => happen('end'),
      }
    },
  })
  const drain = { isOn: false }
  const stopped = new Set<string>()
  const client = new PortalClient({
    portalUrl: portal.url,
    secret: testSecret,
    clock: systemClock,
  })
  const desk = new PublishGate({
    nodeName: 'n1',
    portal: client,
    sources,
    log,
    metrics,
    isDraining: () => drain.isOn,
    isStopped: (broadcastId) => stopped.has(broadcastId),
    timeoutMs: authoriseTimeoutMs,
  })
  const server = new RtmpServer({
    host: '127.0.0.1',
    port: 0,
    desk,
    clock: systemClock,
    log,
    metrics,
    limits: { ...rtmpLimits, ...limits },
  })
  await server.start()
  return {
    portal,
    metrics,
    sources,
    happenings,
    reports,
    drain,
    stopped,
    server,
    port: server.port,
    waitMs(ms: number) {
      aheadMs += ms
    },
    events: () => happenings.filter((happening) => typeof happening !== 'string'),
    moves: () => happenings.filter((happening) => typeof happening === 'string'),
    /** Until the pipeline has seen what the question asks for. */
    async happened(isEnough: () => boolean) {
      while (!isEnough()) await once(pushed, 'happening')
    },
    /** Why the connections ended, once this many have. */
    async closings(count = 1) {
      while (metrics.reasons.length < count) await once(metrics.spoken, 'closing')
      return metrics.reasons
    },
    async close() {
      sources.endAll()
      await server.stop()
      await portal.close()
    },
  }
}

export type TestDoor = Awaited<ReturnType<typeof openTestDoor>>

export const sendKeyframe = (encoder: TestEncoder, timestampMs = 0) =>
  encoder.send({ type: messageType.video, payload: videoTag.keyframe, timestampMs })

/** An encoder of the class that the key `good` is for, on air. */
export async function goOnAir(door: TestDoor) {
  const encoder = await TestEncoder.publishing(door.port, 'good')
  sendKeyframe(encoder)
  await door.happened(() => door.events().length > 0)
  return encoder
}
