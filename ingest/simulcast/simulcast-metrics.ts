import { Counter, Gauge, type Registry } from 'prom-client'
import { type SimulcastHealth, simulcastStates } from '@/common/simulcast-health'

/** What sending on costs and how it goes, for all broadcasts of a node. */
export class SimulcastMetrics {
  sentBytes = 0
  droppedFrames = 0
  readonly closings: Counter<'reason'>

  constructor(registry: Registry, list: () => SimulcastHealth[]) {
    const registers = [registry]
    this.closings = new Counter({
      name: 'seedling_simulcast_connections_closed_total',
      help: 'Connections to targets of simulcasts, and tries of one, that ended, by reason.',
      labelNames: ['reason'],
      registers,
    })
    new Gauge({
      name: 'seedling_simulcast_targets',
      help: 'Targets of the broadcasts on air, by state.',
      labelNames: ['state'],
      registers,
      collect() {
        const targets = list()
        for (const state of simulcastStates) {
          this.set({ state }, targets.filter((target) => target.state === state).length)
        }
      },
    })
    const totals = [
      ['seedling_simulcast_sent_bytes_total', 'Media sent on to targets.', () => this.sentBytes],
      [
        'seedling_simulcast_dropped_frames_total',
        'Frames that targets were too slow for.',
        () => this.droppedFrames,
      ],
    ] as const
    for (const [name, help, read] of totals) {
      new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset()
          this.inc(read())
        },
      })
    }
  }
}
