import { z } from 'zod'

/** What a process of viewers is told when it is started, as JSON on its command line. */
export const crowdOrderSchema = z.object({
  host: z.string(),
  port: z.number(),
  path: z.string(),
  viewers: z.number(),
  roundTripMs: z.number(),
  /** Over so long they join, one after the other. */
  joinSeconds: z.number(),
})
export type CrowdOrder = z.infer<typeof crowdOrderSchema>

/** Columns of a reload: asked, first byte, last byte, in ms of `monotonicMs`. */
export const valuesPerReload = 3

const reportSchema = z.object({
  type: z.literal('report'),
  /** By address: the columns of all viewers' reloads, one after the other. */
  reloads: z.record(z.string(), z.array(z.number())),
  requests: z.number(),
  problems: z.array(z.object({ kind: z.string(), path: z.string(), detail: z.string() })),
  problemsCount: z.number(),
  eventLoopDelayP99Ms: z.number(),
  eventLoopDelayMostMs: z.number(),
})
export type CrowdReport = z.infer<typeof reportSchema>

/** What it says: once when all have media, and at the end, when it is told to stop. */
export const crowdMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('joined') }),
  reportSchema,
])

/** To it: count from here; and: end, and report. */
export const crowdCommandSchema = z.enum(['measure', 'stop'])
export type CrowdCommand = z.infer<typeof crowdCommandSchema>
