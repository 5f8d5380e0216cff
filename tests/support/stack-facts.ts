import { z } from 'zod'

const account = z.object({ email: z.string(), password: z.string() })

/** `.data/demo.json`, as far as it is promised. */
export const demoSchema = z.looseObject({
  portalUrl: z.string(),
  rtmpUrl: z.string(),
  streamKey: z.string(),
  watchUrl: z.string(),
  playlistUrl: z.string(),
  idleWatchUrl: z.string(),
  idlePlaylistUrl: z.string(),
  accounts: z.record(z.string(), account).optional(),
})

export const stackFactsSchema = z.object({
  /** The environment that makes another command belong to this stack. */
  env: z.record(z.string(), z.string()),
  dataFolder: z.string(),
  processId: z.number(),
  portalUrl: z.string(),
  edgeUrl: z.string(),
  originUrl: z.string(),
  rtmpUrl: z.string(),
  demo: demoSchema.optional(),
})
export type StackFacts = z.infer<typeof stackFactsSchema>
