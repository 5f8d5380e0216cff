import * as z from 'zod/mini'

/** What `state.json` beside the multivariant playlist says. Browsers read it: hence zod's small form. */
export const liveStateSchema = z.object({
  state: z.enum(['live', 'interrupted', 'ended']),
  /** Changes when the media playlists start anew (the teacher started again): load the multivariant playlist again. */
  run: z.string(),
  startedAt: z.iso.datetime(),
})
export type LiveState = z.infer<typeof liveStateSchema>
