import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { Log } from './log'
import {
  type OrdersAnswer,
  ordersAnswerSchema,
  ordersHeldForMs,
  ordersPath,
} from './media-contract'
import type { PortalClient } from './portal-client'
import { sortOrders } from './sort-orders'

/** What holds until the portal says otherwise. */
export interface PortalOrders {
  stopped: ReadonlySet<string>
  withdrawnEmbeds: ReadonlySet<string>
  accessChanges: OrdersAnswer['accessChanges']
}

interface OrdersFollowerOptions {
  portal: Pick<PortalClient, 'post'>
  /** Keeps the last word of the portal, so that a program which starts without it knows. */
  file: string
  log: Log
  /** Called with what is known at the start and with every change; again after it has thrown. */
  onChange(orders: PortalOrders): void | Promise<void>
  /** Called with those that their teachers ended, as long as the portal names them. */
  onEnded?(ids: ReadonlySet<string>): void
  /** Called with those whose classroom has another key now, as long as the portal names them. */
  onKeyChanges?(changes: OrdersAnswer['keyChanges']): void
  everyMs?: number
}

/** Between an answer and the next question. */
const defaultEveryMs = 200
const longestAnswerMs = ordersHeldForMs + 3_000
const nothingYet = readOrders({ stoppedBroadcastIds: [] })

/**
 * What holds for every node and edge, as the portal says it when it changes: broadcasts that were stopped, embeds
 * that were withdrawn, and whose access was changed. While the portal is away its last word holds, and nothing
 * else changes.
 */
export class OrdersFollower {
  private orders = nothingYet
  /** What `onChange` has taken: what it could not take is given to it again. */
  private taken = ''
  /** Of the portal's last answer, once all of it is done. */
  private knownVersion: string | undefined
  private timer: NodeJS.Timeout | null = null
  private asking: Promise<void> = Promise.resolve()
  private isInTrouble = false
  private readonly stopping = new AbortController()

  constructor(private readonly options: OrdersFollowerOptions) {}

  isStopped(broadcastId: string) {
    return this.orders.stopped.has(broadcastId)
  }

  async start() {
    this.orders = this.readFile()
    await this.options.onChange(this.orders)
    this.taken = textOf(this.orders)
    this.schedule(0)
  }

  async stop() {
    this.stopping.abort()
    if (this.timer) clearTimeout(this.timer)
    await this.asking
  }

  private schedule(ms: number) {
    if (this.stopping.signal.aborted) return
    this.timer = setTimeout(() => {
      this.asking = this.ask().then(() => this.schedule(this.options.everyMs ?? defaultEveryMs))
    }, ms)
  }

  /** Never rejects. */
  private async ask() {
    const { portal, log } = this.options
    const { signal } = this.stopping
    try {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)])
      const { knownVersion } = this
      this.knownVersion = undefined
      const answer = ordersAnswerSchema.parse(
        await portal.post(ordersPath, { knownVersion }, limited),
      )
      await this.take(readOrders(answer))
      this.options.onEnded?.(new Set(answer.endedBroadcastIds))
      this.options.onKeyChanges?.(answer.keyChanges)
      this.knownVersion = answer.version
      if (this.isInTrouble) log.info({}, 'orders of the portal are known again')
      this.isInTrouble = false
    } catch (error) {
      if (signal.aborted) return
      if (!this.isInTrouble) log.warn({ err: error }, 'orders of the portal are not known for now')
      this.isInTrouble = true
    }
  }

  private async take(orders: PortalOrders) {
    const text = textOf(orders)
    if (text === this.taken) return
    this.orders = orders
    await this.options.onChange(orders)
    this.taken = text
    const { file } = this.options
    await writeFile(`${file}.new`, text, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  private readFile() {
    const { file, log } = this.options
    try {
      return readOrders(ordersAnswerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
    } catch (error) {
      const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      if (!isNew) log.warn({ err: error }, 'the last orders of the portal cannot be read')
      return nothingYet
    }
  }
}

function readOrders(answer: z.input<typeof ordersAnswerSchema>): PortalOrders {
  const { stoppedBroadcastIds, withdrawnEmbedIds = [], accessChanges = [] } = answer
  return {
    stopped: new Set(stoppedBroadcastIds),
    withdrawnEmbeds: new Set(withdrawnEmbedIds),
    accessChanges,
  }
}

/** What lies on disk, where what is ended and new keys have no place: they count for a moment alone. */
function textOf({ stopped, withdrawnEmbeds, accessChanges }: PortalOrders) {
  const { stoppedBroadcastIds, withdrawnEmbedIds, ...sorted } = sortOrders({
    stoppedBroadcastIds: [...stopped],
    ...{ endedBroadcastIds: [], keyChanges: [] },
    withdrawnEmbedIds: [...withdrawnEmbeds],
    accessChanges,
  })
  return JSON.stringify({
    ...{ stoppedBroadcastIds, withdrawnEmbedIds, accessChanges: sorted.accessChanges },
  })
}
