import { z } from 'zod'
import { broadcastIdPattern } from './media-path'
import { mostSimulcastTargets, simulcastHealthSchema } from './simulcast-health'

const figure = z.number().nonnegative().finite()
const count = z.number().int().nonnegative()
/** Never the character 0, which databases refuse. */
export const renditionIdSchema = z.string().regex(/^[\w-]{1,32}$/)

/** `idle`: made on demand, and nobody asks. `shed`: given up while the node is short of CPU. */
export const renditionStates = ['made', 'idle', 'shed', 'failing'] as const
export type RenditionState = (typeof renditionStates)[number]

export const recordingStates = ['recording', 'stopped', 'failed'] as const
export type RecordingState = (typeof recordingStates)[number]

/**
 * How one broadcast is doing, as its media node measures it over the last few seconds. Figures that
 * a node does not know are left out. Only the newest is kept; nothing is decided by it.
 */
export const broadcastHealthSchema = z.object({
  broadcastId: z.string().regex(broadcastIdPattern),
  /** What the publisher sends: picture and sound together. */
  receivedKbps: figure,
  receivedFps: figure.optional(),
  /** Of what is received, the sound's share. */
  soundKbps: figure.optional(),
  /**
   * How loud the sound is against full scale, by excerpts of the last minute, and the share of it that is
   * cut off at full scale. Left out where it could not be measured.
   */
  soundDb: z.number().min(-200).max(200).optional(),
  soundClippedShare: figure.optional(),
  /** Between the last two keyframes. */
  keyframeIntervalMs: figure.optional(),
  width: count.optional(),
  height: count.optional(),
  /** The source's own first, then the ladder's, largest first. */
  renditions: z.array(z.object({ id: renditionIdSchema, state: z.enum(renditionStates) })).max(16),
  /** How far the ladder is behind the source. */
  ladderLagMs: figure.optional(),
  /** Requests of edges (or of viewers without an edge) a second. */
  requestsPerSecond: figure.optional(),
  recording: z.enum(recordingStates).optional(),
  /** Where it is sent on to. */
  simulcast: z.array(simulcastHealthSchema).max(mostSimulcastTargets).optional(),
})
export type BroadcastHealth = z.infer<typeof broadcastHealthSchema>

/** How a media node is doing. */
export const nodeHealthSchema = z.object({
  /** Share of the machine's processors that is busy: 1 is all of them. */
  cpuShare: figure.optional(),
  processors: count.optional(),
  /** Resident memory of the node's own process. */
  memoryBytes: figure.optional(),
  eventLoopDelayMs: figure.optional(),
  waitingRequests: count.optional(),
  /** Takes no new publisher and ends after its last. */
  isDraining: z.boolean().optional(),
})
export type NodeHealth = z.infer<typeof nodeHealthSchema>

const mostBroadcasts = 2_000

/**
 * Sent with a node's reports. What cannot be read (a newer node's words, say) counts as not sent: a
 * figure must never hold up a report.
 */
export const healthSchema = z
  .object({
    node: nodeHealthSchema,
    broadcasts: z.array(broadcastHealthSchema).max(mostBroadcasts),
  })
  .optional()
  .catch(undefined)
export type Health = z.infer<typeof healthSchema>
