import { z } from 'zod'
import type { WatchState } from '@/domain/course/find-watch-page'

// Repeated, since the domain's own list comes with code that has no place in a browser.
const watchStates = [
  'not_yet',
  'live',
  'interrupted',
  'ended',
  'not_for_you',
] as const satisfies WatchState[]

/** What `GET /api/watch/<classSessionId>` says. */
export const watchAnswerSchema = z.object({
  state: z.enum(watchStates),
  playlistUrl: z.url().nullable(),
  stateUrl: z.url().nullable(),
})
