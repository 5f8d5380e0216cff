import * as z from 'zod/mini'
import type { WatchState } from '@/domain/course/find-watch-page'

// Repeated, since the domain's own list comes with code that has no place in a browser.
const watchStates = [
  'not_yet',
  'live',
  'interrupted',
  'in_break',
  'ended',
  'not_for_you',
] as const satisfies WatchState[]

/** Whether a class that has ended can be watched again: soon, or now at this address on the edge. */
const replayOfferSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('preparing') }),
  z.object({ state: z.literal('ready'), playlistUrl: z.url(), seconds: z.number() }),
])
export type ReplayOffer = z.infer<typeof replayOfferSchema>

/** The class of the same course that follows one that is over. */
const nextClassSchema = z.object({
  classSessionId: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  startsAtMs: z.number(),
  endsAtMs: z.number(),
  isOnAir: z.boolean(),
})
export type NextClass = z.infer<typeof nextClassSchema>

/** What `GET /api/watch/<classSessionId>` says. In zod's small form: the browser loads it. */
export const watchAnswerSchema = z.object({
  state: z.enum(watchStates),
  playlistUrl: z.nullable(z.url()),
  stateUrl: z.nullable(z.url()),
  replay: z.nullable(replayOfferSchema),
  next: z.nullable(nextClassSchema),
})
