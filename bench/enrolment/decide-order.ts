import { z } from 'zod'

/** What the deciding process is told. */
export const decideOrderSchema = z.object({
  databaseUrl: z.string(),
  programmeId: z.string(),
  portalUrl: z.string(),
  accountSecret: z.string(),
  /** When it decides, one after the other. */
  moments: z.array(z.coerce.date()),
})

/** What it says. */
export const decideMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), decisions: z.number() }),
  z.object({ type: z.literal('done'), decisions: z.number(), peakBytes: z.number() }),
])
