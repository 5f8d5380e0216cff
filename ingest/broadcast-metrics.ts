import { Counter, Gauge, type Registry } from 'prom-client'
import { broadcastLogId } from '@/common/broadcast-log-id'
import { renditionStates } from '@/common/media-health'
import type { SimulcastHealth } from '@/common/simulcast-health'
import type { PipelineHealth } from '@/transcoder/transcoder'
import type { ReceivedTotals } from './live-source'

export interface MeasuredBroadcast {
  broadcastId: string
  received: Readonly<ReceivedTotals>
  /** Null when nothing is known of what is made of it. */
  pipeline: PipelineHealth | null
  /** Where it is sent on to. */
  simulcast?: SimulcastHealth[]
}

type Reading = (broadcast: MeasuredBroadcast) => number | undefined

const labelNames = ['broadcast'] as const
const msPerSecond = 1000

const totals: [name: string, help: string, read: Reading][] = [
  ['received_bytes', 'Bytes of media from the publisher.', ({ received }) => received.bytes],
  ['received_pictures', 'Pictures from the publisher.', ({ received }) => received.pictures],
  ['requests', 'Requests to the origin.', ({ pipeline }) => pipeline?.requests],
  [
    'encoded_seconds',
    'Media that ffmpeg has encoded. Its rate over seedling_broadcast_encoders is the speed: 1 keeps up.',
    ({ pipeline }) => pipeline?.encodedSeconds,
  ],
]

const gauges: [name: string, help: string, read: Reading][] = [
  ['encoders', 'ffmpeg children that run for it.', ({ pipeline }) => pipeline?.encoders],
  [
    'sound_decibels',
    'How loud its sound is against full scale, by excerpts of the last minute.',
    ({ pipeline }) => pipeline?.soundDb,
  ],
  ['window_seconds', 'How far back viewers can go.', ({ pipeline }) => pipeline?.windowSeconds],
  [
    'window_bytes',
    'Media held in memory, all renditions.',
    ({ pipeline }) => pipeline?.windowBytes,
  ],
  [
    'ladder_lag_seconds',
    'How far ffmpeg’s newest picture was behind the source’s.',
    ({ pipeline }) =>
      pipeline?.ladderLagMs === undefined ? undefined : pipeline.ladderLagMs / msPerSecond,
  ],
]

/**
 * Figures of each broadcast on air, by its log id, read on scrape: what has ended leaves no label
 * behind, so that their number is bounded by what a node can carry.
 */
export function registerBroadcastMetrics(registry: Registry, list: () => MeasuredBroadcast[]) {
  const registers = [registry]
  for (const [name, help, read] of totals) {
    new Counter({
      name: `seedling_broadcast_${name}_total`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset()
        forEachReading(list(), read, (labels, value) => this.inc(labels, value))
      },
    })
  }
  for (const [name, help, read] of gauges) {
    new Gauge({
      name: `seedling_broadcast_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset()
        forEachReading(list(), read, (labels, value) => this.set(labels, value))
      },
    })
  }
  registerRenditions(registers, list)
}

function forEachReading(
  broadcasts: MeasuredBroadcast[],
  read: Reading,
  use: (labels: { broadcast: string }, value: number) => void,
) {
  for (const broadcast of broadcasts) {
    const value = read(broadcast)
    if (value !== undefined) use({ broadcast: broadcastLogId(broadcast.broadcastId) }, value)
  }
}

function registerRenditions(registers: Registry[], list: () => MeasuredBroadcast[]) {
  new Gauge({
    name: 'seedling_broadcast_renditions',
    help: 'Renditions, by whether they are made.',
    labelNames: ['broadcast', 'state'] as const,
    registers,
    collect() {
      this.reset()
      for (const { broadcastId, pipeline } of list()) {
        const broadcast = broadcastLogId(broadcastId)
        for (const state of renditionStates) {
          const count = pipeline?.renditions.filter((each) => each.state === state).length
          if (count !== undefined) this.set({ broadcast, state }, count)
        }
      }
    },
  })
}
