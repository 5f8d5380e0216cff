import type { Clock } from '@/common/clock'
import type { LadderSetting } from '@/common/ladder-setting'
import type {
  BroadcastEvent,
  BroadcastWarning,
  OrdersAnswer,
  PlaybackAccess,
} from '@/common/media-contract'
import type { BroadcastPipeline } from '@/transcoder/transcoder'
import { LiveSource } from './live-source'
import type { DismissReason, Publication, Publisher } from './publication'

interface LiveSourcesOptions {
  clock: Clock
  reconnectWindowMs: number
  silenceMs?: number
  openPipeline(options: {
    broadcastId: string
    ladder: LadderSetting | undefined
    access: PlaybackAccess
    onWarning(warning: BroadcastWarning): void
  }): BroadcastPipeline
  report(broadcastId: string, event: BroadcastEvent): void
}

/** Long enough for a bad line's pauses, short enough for an encoder that was started anew. */
const silenceBeforeTakeoverMs = 10_000

/** Every broadcast that this node holds: one publisher each. */
export class LiveSources {
  private readonly sources = new Map<string, LiveSource>()
  private emptyWaiters: (() => void)[] = []

  constructor(private readonly options: LiveSourcesOptions) {}

  /** Null while another publisher is sending. */
  claim({ publisher, keyHash, ...broadcast }: Claim): Publication | null {
    const source = this.sources.get(broadcast.broadcastId)
    if (source?.isOver) source.end()
    return this.getSource(broadcast).claim({ publisher, keyHash })
  }

  /** True while it is on air here, or may come back. */
  isHeld(broadcastId: string) {
    const source = this.sources.get(broadcastId)
    return source !== undefined && !source.isOver
  }

  /** Until every broadcast is over. */
  async whenEmpty() {
    if (this.sources.size === 0) return
    await new Promise<void>((resolve) => this.emptyWaiters.push(resolve))
  }

  /** The broadcast that was granted to this key and is not over. */
  findBroadcastId(keyHash: string) {
    for (const [broadcastId, source] of this.sources) {
      if (source.isGrantedTo(keyHash)) return broadcastId
    }
    return null
  }

  /** On air or interrupted right now. */
  listBroadcastIds() {
    return this.listOnAir().map(({ broadcastId }) => broadcastId)
  }

  listOnAir() {
    return [...this.sources].flatMap(([broadcastId, { isOnAir, received }]) =>
      isOnAir ? [{ broadcastId, received }] : [],
    )
  }

  endAll() {
    for (const source of [...this.sources.values()]) source.end()
  }

  /** Ends those among these broadcasts that are held here, and sends their publishers away. */
  dismiss(broadcastIds: ReadonlySet<string>, reason: DismissReason) {
    for (const [broadcastId, source] of [...this.sources]) {
      if (broadcastIds.has(broadcastId)) source.dismiss(reason)
    }
  }

  /** Sends away whoever publishes one of these with a former key; they may go on with the new one. */
  requireKeys(keyChanges: OrdersAnswer['keyChanges']) {
    for (const { broadcastId, keyHash } of keyChanges) {
      this.sources.get(broadcastId)?.requireKey(keyHash)
    }
  }

  private getSource({
    broadcastId,
    ladder,
    access = 'open',
  }: Omit<Claim, 'publisher' | 'keyHash'>) {
    const known = this.sources.get(broadcastId)
    if (known) return known
    const { clock, reconnectWindowMs, silenceMs = silenceBeforeTakeoverMs } = this.options
    const report = (event: BroadcastEvent) => this.options.report(broadcastId, event)
    const source = new LiveSource({
      clock,
      reconnectWindowMs,
      silenceMs,
      openPipeline: () =>
        this.options.openPipeline({
          broadcastId,
          ladder,
          access,
          onWarning: (warning) => report({ kind: 'warning', warning }),
        }),
      report,
      onEnd: () => {
        if (this.sources.get(broadcastId) === source) this.sources.delete(broadcastId)
        if (this.sources.size === 0) this.tellEmpty()
      },
    })
    this.sources.set(broadcastId, source)
    return source
  }

  private tellEmpty() {
    const waiters = this.emptyWaiters
    this.emptyWaiters = []
    for (const resolve of waiters) resolve()
  }
}

interface Claim {
  broadcastId: string
  /** The classroom's own choice. */
  ladder?: LadderSetting | undefined
  access?: PlaybackAccess | undefined
  keyHash: string
  publisher: Publisher
}
