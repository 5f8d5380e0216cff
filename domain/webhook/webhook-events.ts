import { z } from 'zod'
import type { BroadcastState } from '@/prisma/database'
import { isOnAir } from '../broadcast/broadcast-state'

/** What a school's programs can be told of a class; `webhook.test` is sent by a button alone. */
export const webhookEvents = [
  'class_session.live',
  'class_session.interrupted',
  'class_session.ended',
  'class_session.replay_ready',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** What is sent (Standard Webhooks, "Payload structure"): what happened to which class, and no more. */
export const webhookBodySchema = z.object({
  type: z.enum(webhookEvents),
  /** When it happened. */
  timestamp: z.iso.datetime(),
  data: z.object({
    schoolId: z.string(),
    courseId: z.string(),
    classroomId: z.string(),
    classSessionId: z.string(),
  }),
})
export type WebhookBody = z.infer<typeof webhookBodySchema>

/** What a partner's programs are told, of the feed of what it may carry. */
export const feedEvent = 'feed.changed'

export interface FeedNews {
  type: typeof feedEvent
  timestamp: string
  data: { partnerId: string }
}

/** A broadcast, as far as programs are told of it. */
export interface BroadcastNews {
  state: BroadcastState
  runs: number
  /** None while there is nothing to watch again. */
  replaySeconds: number | null
}

/** In their order, what has happened between what was told last and now. */
export function findNews(told: BroadcastNews, current: BroadcastNews): WebhookEvent[] {
  const events: WebhookEvent[] = []
  const isNewRun = current.runs > told.runs
  if (isNewRun && isOnAir(told.state)) events.push('class_session.ended')
  if (isNewRun) events.push('class_session.live')
  const former = isNewRun ? 'live' : told.state
  if (current.state !== former && current.state !== 'waiting') {
    events.push(`class_session.${current.state}`)
  }
  const isReplayNews =
    current.replaySeconds !== null && current.replaySeconds !== told.replaySeconds
  if (isReplayNews) events.push('class_session.replay_ready')
  return events
}
