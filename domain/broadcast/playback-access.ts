import type { PlaybackAccess } from '@/common/media-contract'
import type { Audience, ReplayAudience, SchoolStanding } from '@/prisma/database'

interface GuardableClass {
  isRehearsal: boolean
  course: {
    audience: Audience
    replayAudience: ReplayAudience
    school: { standing: SchoolStanding }
  }
}

/** What to select of a class session to tell its access. */
export const withAccess = {
  course: { include: { school: { select: { standing: true } } } },
} as const

/** Whether a class is for everybody, so that its address is enough, or needs a token (`forEverybody`). */
export function liveAccess({ isRehearsal, course }: GuardableClass): PlaybackAccess {
  const isForAll = !isRehearsal && course.audience === 'public' && course.school.standing === 'full'
  return isForAll ? 'open' : 'token'
}

/** The same for watching it again. */
export function replayAccess(classSession: GuardableClass): PlaybackAccess {
  return classSession.course.replayAudience === 'staff' ? 'token' : liveAccess(classSession)
}
