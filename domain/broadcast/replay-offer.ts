import type { ReplayAudience } from '@/prisma/database'

/** What a school and a teacher have said about watching a class again. */
export interface ReplayWish {
  stoppedAt: Date | null
  endedAt: Date | null
  replayUntil: Date | null
  replayWithdrawnAt: Date | null
  classSession: { course: { replayAudience: ReplayAudience; replayDays: number | null } }
}

const dayMs = 24 * 3_600_000

/**
 * Until when a class can be watched again by whoever may watch it; null when it cannot: it was stopped, its
 * school or its teacher does not want it, or its time is over.
 */
export function replayOfferedUntil(wish: ReplayWish, now: Date): Date | null {
  const { stoppedAt, endedAt, replayUntil, replayWithdrawnAt, classSession } = wish
  const { replayAudience, replayDays } = classSession.course
  if (stoppedAt || replayWithdrawnAt || replayAudience === 'nobody' || !replayUntil) return null
  const ownEndMs =
    replayDays === null || endedAt === null
      ? Number.POSITIVE_INFINITY
      : endedAt.getTime() + replayDays * dayMs
  const until = new Date(Math.min(replayUntil.getTime(), ownEndMs))
  return until > now ? until : null
}
