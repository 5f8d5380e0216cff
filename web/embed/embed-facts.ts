import * as z from 'zod/mini'

const standingSchema = z.enum(['open', 'not_yet', 'expired', 'withdrawn'])

/** What `GET /api/embed/<embedId>` says, and its page begins with. In zod's small form: the browser loads it. */
export const embedAnswerSchema = z.object({
  standing: standingSchema,
  /** Null where nothing is planned of its course, and while it is not open. */
  shown: z.nullable(
    z.object({
      classSessionId: z.string(),
      title: z.object({ zh: z.string(), en: z.string() }),
      startsAtMs: z.number(),
      endsAtMs: z.number(),
      viewers: z.number(),
    }),
  ),
})
export type EmbedAnswer = z.infer<typeof embedAnswerSchema>

/** What the page of an embed begins with that is not open. */
export const closedFactsSchema = z.object({ embedId: z.string(), standing: standingSchema })
