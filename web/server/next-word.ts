import type { NextClass } from '@/domain/course/find-off-air'

/** The class that follows, as a player is told of it. */
export const nextWord = (next: NextClass | null) =>
  next && {
    ...{ classSessionId: next.classSessionId, title: next.title },
    ...{ startsAtMs: next.startsAt.getTime(), endsAtMs: next.endsAt.getTime() },
    isOnAir: next.isOnAir,
  }
