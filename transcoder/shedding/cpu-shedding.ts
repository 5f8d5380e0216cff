import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { Supply } from '../packager/rendition'
import { type Candidate, chooseToRestore, chooseToShed } from './choose-renditions'
import { type Load, SheddingPace } from './shedding-pace'

export interface SheddableRendition {
  id: string
  supply: Supply
  /** Requests so far. */
  requests: number
}

/** A broadcast as the shedding sees it. */
export interface SheddableBroadcast {
  /** Requests so far, for anything of it. */
  readonly requests: number
  listSheddable(): readonly SheddableRendition[]
  shed(renditionId: string, load: Load): void
  restore(renditionId: string, load: Load): void
}

interface CpuSheddingOptions {
  broadcasts: ReadonlyMap<string, SheddableBroadcast>
  readLoad(): Load
  clock: Clock
  log: Log
}

const lookEveryMs = 2_000

/** While the node is short of CPU it gives up renditions, across its broadcasts, and later gives them back. */
export class CpuShedding {
  private readonly pace = new SheddingPace()
  /** Totals of requests at the last look. */
  private counted = new Map<string, number>()
  private looking: NodeJS.Timeout | null = null

  constructor(private readonly options: CpuSheddingOptions) {}

  start() {
    this.looking = setInterval(() => this.look(), lookEveryMs)
  }

  stop() {
    if (this.looking) clearInterval(this.looking)
    this.looking = null
  }

  private look() {
    const load = this.options.readLoad()
    const candidates = this.listCandidates()
    const isShedding = candidates.some(({ supply }) => supply === 'shed')
    switch (this.pace.decide(load, { nowMs: this.options.clock(), isShedding })) {
      case 'shed':
        for (const chosen of chooseToShed(candidates)) this.shed(chosen, load)
        break
      case 'restore':
        this.restore(chooseToRestore(candidates), load)
        break
      case 'hold':
    }
  }

  private shed({ broadcastId, renditionId }: Candidate, load: Load) {
    this.options.broadcasts.get(broadcastId)?.shed(renditionId, load)
    this.logAbout(broadcastId).warn({ rendition: renditionId, ...load }, 'rendition given up')
  }

  private restore(chosen: Candidate | null, load: Load) {
    if (!chosen) return
    const { broadcastId, renditionId } = chosen
    this.options.broadcasts.get(broadcastId)?.restore(renditionId, load)
    this.logAbout(broadcastId).info({ rendition: renditionId, ...load }, 'rendition given back')
  }

  private logAbout(broadcastId: string) {
    return this.options.log.child({ broadcast: broadcastLogId(broadcastId) })
  }

  private listCandidates(): Candidate[] {
    const before = this.counted
    this.counted = new Map()
    const countSince = (key: string, total: number) => {
      this.counted.set(key, total)
      return total - (before.get(key) ?? 0)
    }
    return [...this.options.broadcasts].flatMap(([broadcastId, broadcast]) => {
      const broadcastRequests = countSince(broadcastId, broadcast.requests)
      return broadcast.listSheddable().map(({ id, supply, requests }) => ({
        broadcastId,
        renditionId: id,
        supply,
        requests: countSince(`${broadcastId} ${id}`, requests),
        broadcastRequests,
      }))
    })
  }
}
