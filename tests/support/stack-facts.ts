import { z } from 'zod'
import { demoFactsSchema } from '@/scripts/demo/demo-files'

export const stackFactsSchema = z.object({
  /** The environment that makes another command belong to this stack. */
  env: z.record(z.string(), z.string()),
  dataFolder: z.string(),
  processId: z.number(),
  portalUrl: z.string(),
  edgeUrl: z.string(),
  originUrl: z.string(),
  rtmpUrl: z.string(),
  demo: demoFactsSchema.optional(),
})
export type StackFacts = z.infer<typeof stackFactsSchema>
