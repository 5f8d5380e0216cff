import type { Registry } from 'prom-client'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import { type SimulcastTarget, unsealSimulcastOrders } from '@/common/simulcast-orders'
import type { SourceReader } from '../source-reader'
import { BroadcastSimulcast } from './broadcast-simulcast'
import { ownMark } from './own-mark'
import type { Resolve } from './resolve-host'
import { type SimulcastLimits, simulcastLimits } from './simulcast-limits'
import { SimulcastMetrics } from './simulcast-metrics'
import { TargetSender } from './target-sender'

interface SimulcastOptions {
  /** MEDIA_SECRET. */
  secret: string
  /** Hosts, or hosts with a port, that are sent to wherever they lead. */
  allowedHosts: readonly string[]
  clock: Clock
  log: Log
  registry: Registry
  limits?: SimulcastLimits
  random?(): number
  resolve?: Resolve
}

/** Sends the broadcasts of a node on to where the portal says. Nothing that goes wrong here touches them. */
export class Simulcast {
  private readonly broadcasts = new Map<string, BroadcastSimulcast>()
  /** Of broadcasts that are granted or on air. */
  private readonly targets = new Map<string, SimulcastTarget[]>()
  private readonly metrics: SimulcastMetrics
  private readonly allowedHosts: ReadonlySet<string>

  constructor(private readonly options: SimulcastOptions) {
    const describeAll = () => [...this.broadcasts.values()].flatMap((each) => each.describe())
    this.metrics = new SimulcastMetrics(options.registry, describeAll)
    this.allowedHosts = new Set(options.allowedHosts)
  }

  /** A reader for the source of a broadcast that begins. */
  openBroadcast(broadcastId: string): SourceReader {
    const broadcast = new BroadcastSimulcast({
      clock: this.options.clock,
      openSender: (target) => this.openSender(broadcastId, target),
      onEnd: () => {
        this.broadcasts.delete(broadcastId)
        this.targets.delete(broadcastId)
      },
    })
    this.broadcasts.set(broadcastId, broadcast)
    broadcast.setTargets(this.targets.get(broadcastId) ?? [])
    return broadcast
  }

  /** The portal's word for these broadcasts; the last one holds when it cannot be read. */
  take(sealed: string, broadcastIds: readonly string[]) {
    const { secret, log } = this.options
    try {
      const orders = unsealSimulcastOrders(sealed, secret)
      for (const broadcastId of broadcastIds) {
        const order = orders.find((each) => each.broadcastId === broadcastId)
        this.order(broadcastId, order?.targets ?? [])
      }
    } catch (error) {
      log.warn({ err: error }, 'orders to send broadcasts on cannot be read')
    }
  }

  describe(broadcastId: string) {
    return this.broadcasts.get(broadcastId)?.describe() ?? []
  }

  private order(broadcastId: string, targets: SimulcastTarget[]) {
    if (targets.length > 0) this.targets.set(broadcastId, targets)
    else this.targets.delete(broadcastId)
    this.broadcasts.get(broadcastId)?.setTargets(targets)
  }

  private openSender(broadcastId: string, target: SimulcastTarget) {
    const { clock, log, secret, random = Math.random, resolve } = this.options
    return new TargetSender({
      target,
      allowedHosts: this.allowedHosts,
      ownMark: ownMark(secret),
      limits: this.options.limits ?? simulcastLimits,
      clock,
      log: log.child({ broadcast: broadcastLogId(broadcastId), target: target.id }),
      metrics: this.metrics,
      random,
      resolve,
    })
  }
}
