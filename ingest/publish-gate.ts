import { createHash } from 'node:crypto'
import type { Log } from '@/common/log'
import {
  type AuthoriseAnswer,
  authoriseAnswerSchema,
  authorisePath,
  authoriseRequestSchema,
} from '@/common/media-contract'
import type { PortalClient } from '@/common/portal-client'
import type { IngestMetrics } from './ingest-metrics'
import type { LiveSources } from './live-sources'
import type { Opening, PublishDesk, PublishRequest } from './publication'
import type { RefusalReason } from './rtmp/publish-refusal'

interface PublishGateOptions {
  nodeName: string
  portal: PortalClient
  sources: LiveSources
  log: Log
  metrics: IngestMetrics
  /** True when nothing may come on air that is not already. */
  isDraining(): boolean
  /** An order to stop it may come between the portal's yes and this gate. */
  isStopped(broadcastId: string): boolean
  /** What this installation marks the broadcasts with that it sends on. */
  ownMark?: string
  /** Where the broadcast that is granted is sent on to, sealed. */
  onSimulcast?(sealed: string, broadcastId: string): void
  timeoutMs?: number
}

const authoriseTimeoutMs = 5_000
/** Whoever comes back to a class need not wait long for a portal that hangs: the node remembers. */
const rememberedTimeoutMs = 1_000

/** Lets a publisher in once the portal has said yes to its key and nobody else is sending. */
export class PublishGate implements PublishDesk {
  constructor(private readonly options: PublishGateOptions) {}

  async open({ streamKey, sentBy, publisher, signal }: PublishRequest): Promise<Opening> {
    const { ownMark, onSimulcast } = this.options
    // A class that is fed with itself would go round for ever, and keep its own teacher out.
    if (sentBy && sentBy === ownMark) return this.refuse('sent_by_ourselves')
    const keyHash = createHash('sha256').update(streamKey).digest('hex')
    const { sources, isDraining, isStopped, timeoutMs = authoriseTimeoutMs } = this.options
    const remembered = sources.findBroadcastId(keyHash)
    const patienceMs = remembered ? Math.min(timeoutMs, rememberedTimeoutMs) : timeoutMs
    const answer = await this.ask(
      streamKey,
      AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    )
    if (signal.aborted) return { outcome: 'refused', reason: 'portal_unreachable' }
    if (answer?.outcome === 'refused') return this.refuse(answer.reason)
    // Whoever was let in and comes back in its time does not depend on the portal.
    const broadcastId = answer?.broadcastId ?? sources.findBroadcastId(keyHash)
    if (!broadcastId) return this.refuse('portal_unreachable')
    if (isStopped(broadcastId)) return this.refuse('class_stopped')
    if (isDraining() && !sources.isHeld(broadcastId)) return this.refuse('node_draining')
    if (answer?.simulcast) onSimulcast?.(answer.simulcast, broadcastId)
    const publication = sources.claim({
      broadcastId,
      ladder: answer?.ladder,
      access: answer?.access,
      keyHash,
      publisher,
    })
    if (!publication) return this.refuse('already_on_air')
    return { outcome: 'granted', broadcastId, publication }
  }

  /** Null when the portal cannot be asked. */
  private async ask(streamKey: string, signal: AbortSignal): Promise<AuthoriseAnswer | null> {
    const { nodeName, portal, log, metrics } = this.options
    const request = authoriseRequestSchema.safeParse({ nodeName, streamKey })
    // Too long or empty: no classroom has such a key, and the portal need not be asked.
    if (!request.success) return { outcome: 'refused', reason: 'unknown_classroom' }
    const stopClock = metrics.authoriseSeconds.startTimer()
    try {
      return authoriseAnswerSchema.parse(await portal.post(authorisePath, request.data, signal))
    } catch (error) {
      log.warn({ err: error }, 'the portal cannot be asked for a stream key')
      return null
    } finally {
      stopClock()
    }
  }

  private refuse(reason: RefusalReason): Opening {
    this.options.metrics.countRefusal(reason)
    return { outcome: 'refused', reason }
  }
}
