import { z } from 'zod'
import { broadcastHealthSchema, nodeHealthSchema } from '@/common/media-health'

const instant = z.iso.datetime()
const bilingual = z.object({ zh: z.string(), en: z.string() })

export const broadcastStates = ['live', 'interrupted', 'waiting', 'ended'] as const

export const broadcastSchema = z.object({
  /** What the programs' logs call it. */
  logId: z.string(),
  classSessionId: z.string(),
  title: bilingual,
  schoolId: z.string(),
  schoolName: bilingual,
  classroomName: z.string(),
  state: z.enum(broadcastStates),
  since: instant,
  nodeName: z.string().nullable(),
  health: z
    .object({ takenAt: instant, figures: broadcastHealthSchema.omit({ broadcastId: true }) })
    .nullable(),
  /** Somebody stopped the class. */
  stopped: z.object({ at: instant, reason: z.string() }).nullable(),
  warnings: z.array(
    z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()), lastAt: instant }),
  ),
})
export type BoardBroadcast = z.infer<typeof broadcastSchema>

const boardNodeSchema = z.object({
  name: z.string(),
  startedAt: instant,
  lastSeenAt: instant,
  isSilent: z.boolean(),
  health: nodeHealthSchema.nullable(),
})
export type BoardNode = z.infer<typeof boardNodeSchema>

export const edgeStates = ['ready', 'unavailable', 'silent'] as const
const boardEdgeSchema = z.object({ url: z.string(), state: z.enum(edgeStates) })
export type BoardEdge = z.infer<typeof boardEdgeSchema>

/** All that operators see at one moment. It carries no playback address. */
export const boardSchema = z.object({
  readAt: instant,
  broadcasts: z.array(broadcastSchema),
  /** There are more broadcasts than these. */
  isCut: z.boolean(),
  nodes: z.array(boardNodeSchema),
  edges: z.array(boardEdgeSchema),
})
export type Board = z.infer<typeof boardSchema>
