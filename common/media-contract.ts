import { z } from 'zod'
import { ladderSettingSchema } from './ladder-setting'
import { healthSchema, renditionIdSchema } from './media-health'
import { broadcastIdPattern, embedIdPattern, nodeNamePattern } from './media-path'

/**
 * What a media node and the portal say to each other: JSON over HTTP, each request signed
 * (`signed-request.ts`). The node asks before it accepts a publisher, and reports what became of it.
 * Nodes and edges wait there for the orders that hold for all of them. Before a node shows a recording, it
 * asks what of it may be shown.
 */
export const authorisePath = '/api/media/authorise'
export const reportsPath = '/api/media/reports'
export const ordersPath = '/api/media/orders'
export const replayRulePath = '/api/media/replay-rule'

const broadcastId = z.string().regex(broadcastIdPattern)
/** As `simulcast-orders.ts` seals them; some hundred broadcasts with all that they may have. */
const simulcast = z.string().max(4_000_000).optional()
const nodeName = z.string().regex(nodeNamePattern)

/** Who may fetch what is played: whoever knows the address, or who holds a playback token too. */
export const playbackAccessSchema = z.enum(['open', 'token'])
export type PlaybackAccess = z.infer<typeof playbackAccessSchema>
/** What an origin says with everything of a broadcast that needs a token, for edges alone. */
export const accessHeader = 'seedling-access'
/** No program of ours ran before 1970, and databases refuse the year 0. */
const instant = z.iso.datetime().refine((text) => Date.parse(text) >= 0)

export const authoriseRequestSchema = z.object({
  nodeName,
  /** As the encoder sent it: the name of the RTMP publish command, without its query. */
  streamKey: z.string().min(1).max(256),
})

export const publishRefusals = [
  'unknown_classroom',
  'wrong_key',
  'no_class_now',
  'already_on_air',
  'class_stopped',
  'class_ended',
] as const
export type PublishRefusal = (typeof publishRefusals)[number]

export const authoriseAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('granted'),
    broadcastId,
    classroomId: z.string(),
    /** The classroom's own choice; left out, the node's setting holds. */
    ladder: ladderSettingSchema.optional(),
    /** Left out, it is open. */
    access: playbackAccessSchema.optional(),
    /** Where this broadcast is sent on to. */
    simulcast,
  }),
  z.object({ outcome: z.literal('refused'), reason: z.enum(publishRefusals) }),
])
export type AuthoriseAnswer = z.infer<typeof authoriseAnswerSchema>

export const recordingStopReasons = [
  'disk_full',
  'disk_failed',
  'disk_too_slow',
  'too_long',
] as const
export type RecordingStopReason = (typeof recordingStopReasons)[number]

/** Things a teacher should mend, kept on the broadcast. Figures carry their unit in the name. */
export const broadcastWarningSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('keyframes_too_far_apart'), intervalMs: z.number() }),
  z.object({ code: z.literal('timestamps_jumped'), byMs: z.number() }),
  z.object({ code: z.literal('ladder_restarted'), restarts: z.number().int() }),
  /** The node is short of CPU: these renditions are not made for now. The source's own always is. */
  z.object({
    code: z.literal('ladder_shed'),
    renditions: z.array(renditionIdSchema).max(16),
    nodeCpuPercent: z.number().nonnegative(),
  }),
  /** The end of a `ladder_shed`: whichever of the two came last holds. */
  z.object({
    code: z.literal('ladder_restored'),
    renditions: z.array(renditionIdSchema).max(16),
    nodeCpuPercent: z.number().nonnegative(),
  }),
  /** The publisher's line does not keep up with the clock; `gaps` are pauses of over a second in the last minute. */
  z.object({
    code: z.literal('upload_falters'),
    receivedKbps: z.number().nonnegative(),
    behindMs: z.number().nonnegative(),
    gaps: z.number().int().nonnegative(),
  }),
  /** The end of an `upload_falters`: whichever of the two came last holds. */
  z.object({ code: z.literal('upload_steady'), receivedKbps: z.number().nonnegative() }),
  /** What was recorded until then is kept; the class goes on. */
  z.object({ code: z.literal('recording_stopped'), reason: z.enum(recordingStopReasons) }),
  z.object({ code: z.literal('no_video') }),
  z.object({ code: z.literal('no_audio') }),
])
export type BroadcastWarning = z.infer<typeof broadcastWarningSchema>

export const broadcastEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('live') }),
  z.object({ kind: z.literal('interrupted') }),
  z.object({ kind: z.literal('ended') }),
  z.object({ kind: z.literal('warning'), warning: broadcastWarningSchema }),
  /** What was recorded lies ready to be watched again. The newest such report holds. */
  z.object({
    kind: z.literal('recording_ready'),
    durationSeconds: z.number().positive(),
    /** The node removes it then. */
    availableUntil: instant,
  }),
])
export type BroadcastEvent = z.infer<typeof broadcastEventSchema>

export const broadcastReportSchema = z.object({
  broadcastId,
  /** Rises with every report of one node process; with `nodeStartedAt` it tells repeats and order. */
  sequence: z.int32().nonnegative(),
  at: instant,
  event: broadcastEventSchema,
})
export type BroadcastReport = z.infer<typeof broadcastReportSchema>

/** Sent every few seconds, with or without new reports: it is the node's sign of life too. */
export const reportsRequestSchema = z.object({
  nodeName,
  nodeStartedAt: instant,
  /** Every broadcast that the node holds on air or interrupted right now. */
  broadcastIds: z.array(broadcastId).max(10_000),
  reports: z.array(broadcastReportSchema).max(1_000),
  health: healthSchema,
})
export type ReportsRequest = z.infer<typeof reportsRequestSchema>

/** Where the broadcasts that the request named are sent on to from now on; left out, nothing changes. */
export const reportsAnswerSchema = z.object({ simulcast })

/** How long the portal lets one wait for a change of the orders that it knows, in milliseconds. */
export const ordersHeldForMs = 5_000

/** Nodes and edges ask alike, and are answered alike. */
export const ordersRequestSchema = z.object({
  /** The version that the asker acts upon: it is answered when there is another. */
  knownVersion: z.string().max(64).optional(),
})

export const ordersAnswerSchema = z.object({
  /** The same as long as all below is the same. */
  version: z.string().max(64).optional(),
  /** Whoever holds one of these ends it; nobody plays or publishes them, and their recordings are kept. */
  stoppedBroadcastIds: z.array(broadcastId).max(10_000),
  /** Their teacher ended them a moment ago: whoever holds one sends its publisher away, and that is all. */
  endedBroadcastIds: z.array(broadcastId).max(10_000).default([]),
  /** Their classroom's key was replaced a moment ago: whoever publishes with another is sent away, and that is all. */
  keyChanges: z
    .array(z.object({ broadcastId, keyHash: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(10_000)
    .default([]),
  /** Tokens of these embeds are good for nothing any more. */
  withdrawnEmbedIds: z.array(z.string().regex(embedIdPattern)).max(10_000).default([]),
  /**
   * Whose access was changed in the last day: it holds for what is cached too, whatever was said with it.
   */
  accessChanges: z
    .array(z.object({ broadcastId, live: playbackAccessSchema, replay: playbackAccessSchema }))
    .max(10_000)
    .default([]),
})
export type OrdersAnswer = z.infer<typeof ordersAnswerSchema>

export const replayRuleRequestSchema = z.object({ nodeName, broadcastId })

/** What of a recording may be watched again, as its school and its teacher say. */
export const replayRuleSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('withheld') }),
  /** What was broadcast between two moments; from the beginning and to the end where there is none. */
  z.object({
    outcome: z.literal('shown'),
    from: instant.nullable(),
    to: instant.nullable(),
    /** Left out, it is open. */
    access: playbackAccessSchema.optional(),
  }),
])
export type ReplayRule = z.infer<typeof replayRuleSchema>
