import pino from 'pino'
import { Registry } from 'prom-client'
import { vi } from 'vitest'
import type { AuthoriseAnswer } from '@/common/media-contract'
import { PortalClient } from '@/common/portal-client'
import type { SourceEvent } from '@/transcoder/source'
import { IngestMetrics } from '../../ingest-metrics'
import { LiveSources } from '../../live-sources'
import { PublishGate } from '../../publish-gate'
import { rtmpLimits } from '../rtmp-limits'
import { RtmpServer } from '../rtmp-server'
import { chunksOf, encodeValue, videoTag } from '../test-encoder'
import { attackBroadcastIds, attackKeys } from './test-attack-keys'
import { MemorySocket } from './test-memory-socket'
import { type Attacker, findFaults } from './test-verdict'

const broadcastIds: Record<string, string> = attackBroadcastIds

/** A portal that answers without a line: at once, when it is told to, or not at all. */
class InstantPortal extends PortalClient {
  private readonly waiting = new Set<() => void>()

  override async post(
    _path: string,
    message: unknown,
    signal: AbortSignal,
  ): Promise<AuthoriseAnswer> {
    const key = JSON.stringify(message).match(/"streamKey":"([^"]*)"/)?.[1] ?? ''
    if (key === attackKeys.unheard) throw new Error('the portal is down')
    if (key === attackKeys.late) await this.told(signal)
    const broadcastId = broadcastIds[key]
    return broadcastId
      ? { outcome: 'granted', broadcastId, classroomId: 'room' }
      : { outcome: 'refused', reason: 'wrong_key' }
  }

  answer() {
    for (const go of [...this.waiting]) go()
  }

  private told(signal: AbortSignal) {
    return new Promise<void>((resolve) => {
      const go = () => {
        this.waiting.delete(go)
        signal.removeEventListener('abort', go)
        resolve()
      }
      this.waiting.add(go)
      signal.addEventListener('abort', go)
    })
  }
}

const standingMarker = Buffer.from('standing')
const standingOpening = Buffer.concat([
  Buffer.from([3]),
  Buffer.alloc(2 * 1536, 7),
  ...[
    ['connect', 1, { app: 'live' }],
    ['publish', 3, null, attackKeys.standing, 'live'],
  ].map((values) => chunksOf({ type: 20, payload: Buffer.concat(values.map(encodeValue)) })),
])
const standingFrame = chunksOf({
  type: 9,
  payload: Buffer.concat([videoTag.keyframe, standingMarker]),
})
/** Shorter than the silence after which a publisher may be replaced. */
const standingPauseMs = 8_000

/** Until what was said in memory has been heard. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * For tests: the RTMP door, its gate and its live sources, with lines in memory, a portal that knows
 * its keys by heart, and a publisher who is on air all the time. Takes the timers: time is made here.
 */
export async function openAttackDoor() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let nowMs = Date.parse('2020-02-10T08:00:00Z')
  const clock = () => nowMs
  const lines: string[] = []
  const pushed: SourceEvent[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  const metrics = new IngestMetrics(new Registry())
  const portal = new InstantPortal({ portalUrl: 'http://portal.test', secret: '', clock })
  const sources = new LiveSources({
    clock,
    reconnectWindowMs: 1,
    report: () => {},
    openPipeline: () => ({
      push: (event) => void pushed.push(event),
      interrupt: () => {},
      resume: () => {},
      end: () => {},
    }),
  })
  const desk = new PublishGate({
    nodeName: 'n1',
    portal,
    sources,
    log,
    metrics,
    isDraining: () => false,
    isStopped: () => false,
  })
  const server = new RtmpServer({
    host: '',
    port: 0,
    desk,
    clock,
    log,
    metrics,
    limits: rtmpLimits,
    gatherMs: 0,
  })
  let newestConnection = 0
  function connect() {
    const socket = new MemorySocket()
    newestConnection += 1
    server.take(socket)
    return { socket, connection: newestConnection }
  }
  const standing = connect().socket
  await settle()
  standing.receive(standingOpening)
  await settle()
  lines.splice(0)

  return {
    portal,
    connect,
    /** Time goes by, while the publisher who is on air goes on sending. */
    pass(ms: number) {
      for (let leftMs = ms; leftMs > 0; leftMs -= standingPauseMs) {
        const stepMs = Math.min(leftMs, standingPauseMs)
        nowMs += stepMs
        vi.advanceTimersByTime(stepMs)
        standing.receive(standingFrame)
      }
    },
    /** What is wrong after these attackers are gone. */
    findFaults(attackers: Attacker[]) {
      const events = pushed.splice(0)
      const faults = findFaults({ attackers, events, lines: lines.splice(0) })
      const isOnAir = events.some((event) => 'data' in event && event.data.includes(standingMarker))
      if (!isOnAir) faults.push('the publisher who was on air is not heard any more')
      if (metrics.publishers !== 1) faults.push(`${metrics.publishers} publishers are left`)
      if (server.bufferedBytes !== 0) faults.push(`${server.bufferedBytes} bytes are held`)
      if (vi.getTimerCount() !== 1) faults.push(`${vi.getTimerCount()} timers run`)
      return faults
    },
    close: () => vi.useRealTimers(),
  }
}

export type AttackDoor = Awaited<ReturnType<typeof openAttackDoor>>
