import type { Clock } from '@/common/clock'
import { type ReplayRule, replayRulePath, replayRuleSchema } from '@/common/media-contract'
import type { PortalClient } from '@/common/portal-client'

interface ReplayRulesOptions {
  portal: Pick<PortalClient, 'post'>
  nodeName: string
  clock: Clock
}

/** As long as edges keep a recording's playlists: a word of the portal's takes effect within twice this. */
const lifeMs = 10_000
const longestAnswerMs = 3_000
const mostKept = 2_000

interface Entry {
  rule: Promise<ReplayRule>
  until: number
}

/**
 * What of each recording may be watched, as the portal says it; asked again every few seconds for as long as
 * it is watched. While the portal is away its last word holds.
 */
export class ReplayRules {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly options: ReplayRulesOptions) {}

  /** Rejects while the portal has said nothing and is away. */
  read(broadcastId: string): Promise<ReplayRule> {
    const nowMs = this.options.clock()
    const known = this.entries.get(broadcastId)
    if (known && nowMs < known.until) return known.rule
    const rule = this.ask(broadcastId).catch((error) => {
      if (known) return known.rule
      // It is asked again by whoever comes next.
      this.entries.delete(broadcastId)
      throw error
    })
    this.keep(broadcastId, { rule, until: nowMs + lifeMs })
    return rule
  }

  /** The portal has said meanwhile that something of these is otherwise: they are asked for anew. */
  askAnew(broadcastIds: readonly string[]) {
    for (const broadcastId of broadcastIds) {
      const known = this.entries.get(broadcastId)
      if (known) known.until = 0
    }
  }

  private async ask(broadcastId: string) {
    const { portal, nodeName } = this.options
    const signal = AbortSignal.timeout(longestAnswerMs)
    return replayRuleSchema.parse(
      await portal.post(replayRulePath, { nodeName, broadcastId }, signal),
    )
  }

  private keep(broadcastId: string, entry: Entry) {
    this.entries.delete(broadcastId)
    this.entries.set(broadcastId, entry)
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= mostKept) break
      this.entries.delete(oldest)
    }
  }
}
