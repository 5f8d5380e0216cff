import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import { unseal } from '@/domain/access/seal'
import { type ClaimedDelivery, claimDeliveries } from '@/domain/webhook/claim-deliveries'
import { type DeliveryOutcome, noteDelivery } from '@/domain/webhook/note-delivery'
import { queueNews } from '@/domain/webhook/queue-news'
import { signWebhook } from '@/domain/webhook/sign-webhook'
import type { Database } from '@/prisma/database'

interface WebhookSenderOptions {
  db: Database
  clock: Clock
  log: Log
  accountSecret: string
  reconnectWindowMs: number
  newsHeldMs?: number
  /** Resolves with what came of it, whatever that is. */
  post(request: WebhookRequest): Promise<DeliveryOutcome>
}

export interface WebhookRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** An address that never answers holds up a few of these, and no others. */
const mostInFlight = 50
/** A media node that could not report is heard within this: after a pause of ten seconds and a try of five. */
const nodesHeardWithinMs = 20_000
/** Whoever comes to no round for longer, be it for its database, may not have heard nodes either. */
const longestBetweenRoundsMs = 5_000

/** Finds what schools' programs want to be told, and tells them and partners'. */
export class WebhookSender {
  private readonly inFlight = new Set<Promise<void>>()
  private roundAtMs = Number.NEGATIVE_INFINITY
  /** Since when nodes could be heard without a break. */
  private hearsSinceMs = Number.NEGATIVE_INFINITY

  constructor(private readonly options: WebhookSenderOptions) {}

  /** One round: sends off everything that is due now, as far as there is room, and waits for no answer. */
  async run(): Promise<void> {
    const { db, clock, log, reconnectWindowMs } = this.options
    const startedAtMs = clock()
    if (this.hasHeardNodes(startedAtMs)) {
      await queueNews({ db, now: new Date(startedAtMs), reconnectWindowMs })
    }
    const most = mostInFlight - this.inFlight.size
    for (const delivery of await claimDeliveries({ db, now: new Date(clock()), most })) {
      const sent = this.send(delivery)
        .catch((err) => log.error({ err, deliveryId: delivery.id }, 'a webhook could not be sent'))
        .finally(() => this.inFlight.delete(sent))
      this.inFlight.add(sent)
    }
    this.roundAtMs = startedAtMs
  }

  /** Resolves when all that has been sent off is answered. */
  async settle(): Promise<void> {
    await Promise.all(this.inFlight)
  }

  /** Before that a class on air would be told as broken off, because nobody was there to hear that it is not. */
  private hasHeardNodes(nowMs: number) {
    if (nowMs - this.roundAtMs > longestBetweenRoundsMs) this.hearsSinceMs = nowMs
    const { newsHeldMs = nodesHeardWithinMs } = this.options
    return nowMs - this.hearsSinceMs >= newsHeldMs
  }

  private async send({ id, body, attempts, url, sealedSecret }: ClaimedDelivery) {
    const { db, clock, accountSecret, post } = this.options
    const secret = unseal(sealedSecret, 'webhook', accountSecret)
    const headers = signWebhook({ secret, id, sentAt: new Date(clock()), body })
    const outcome = await post({ url, headers, body })
    await noteDelivery({ db, now: new Date(clock()), deliveryId: id, attempts, outcome })
  }
}
