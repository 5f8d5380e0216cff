import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { Log } from './log'
import { ordersAnswerSchema, ordersPath } from './media-contract'
import type { PortalClient } from './portal-client'

interface StoppedBroadcastsOptions {
  portal: Pick<PortalClient, 'post'>
  /** Keeps the last word of the portal, so that a program which starts without it knows. */
  file: string
  log: Log
  /** Called with what is known at the start and with every change; again after it has thrown. */
  onChange(ids: ReadonlySet<string>): void | Promise<void>
  /** Called with those that their teachers ended, as long as the portal names them. */
  onEnded?(ids: ReadonlySet<string>): void
  everyMs?: number
}

/** An administrator's word takes effect within 2 s: this, the portal's answer and what follows. */
const defaultEveryMs = 1_000
const longestAnswerMs = 3_000

/**
 * The broadcasts that were stopped, as the portal says it every second. While the portal is away its last
 * word holds, and nothing else changes.
 */
export class StoppedBroadcasts {
  private ids: ReadonlySet<string> = new Set()
  /** What `onChange` has taken: what it could not take is given to it again. */
  private taken: ReadonlySet<string> = new Set()
  private timer: NodeJS.Timeout | null = null
  private asking: Promise<void> = Promise.resolve()
  private isInTrouble = false
  private readonly stopping = new AbortController()

  constructor(private readonly options: StoppedBroadcastsOptions) {}

  has(broadcastId: string) {
    return this.ids.has(broadcastId)
  }

  async start() {
    this.ids = new Set(this.readFile())
    await this.options.onChange(this.ids)
    this.taken = this.ids
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
      const answer = ordersAnswerSchema.parse(await portal.post(ordersPath, {}, limited))
      await this.take(new Set(answer.stoppedBroadcastIds))
      this.options.onEnded?.(new Set(answer.endedBroadcastIds))
      if (this.isInTrouble) log.info({}, 'orders of the portal are known again')
      this.isInTrouble = false
    } catch (error) {
      if (signal.aborted) return
      if (!this.isInTrouble) log.warn({ err: error }, 'orders of the portal are not known for now')
      this.isInTrouble = true
    }
  }

  private async take(ids: ReadonlySet<string>) {
    if (ids.size === this.taken.size && [...ids].every((id) => this.taken.has(id))) return
    this.ids = ids
    await this.options.onChange(ids)
    this.taken = ids
    await this.writeFile()
  }

  private async writeFile() {
    const { file } = this.options
    const orders = { stoppedBroadcastIds: [...this.ids] }
    await writeFile(`${file}.new`, JSON.stringify(orders), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  private readFile() {
    const { file, log } = this.options
    try {
      return ordersAnswerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).stoppedBroadcastIds
    } catch (error) {
      const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      if (!isNew) log.warn({ err: error }, 'the last orders of the portal cannot be read')
      return []
    }
  }
}
