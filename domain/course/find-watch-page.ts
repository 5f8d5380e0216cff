import type { PlaybackAccess } from '@/common/media-contract'
import type { Audience, BroadcastState, SchoolStanding, Transaction } from '@/prisma/database'
import { type Grant, may } from '../access/may'
import { broadcastStateAt } from '../broadcast/broadcast-state'
import { describeReplay, type Replay } from '../broadcast/describe-replay'
import { liveAccess, replayAccess } from '../broadcast/playback-access'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { isEnrolled } from '../course-enrolment/is-enrolled'
import { isTeaching } from '../school/standing'
import { type CatalogueEntry, toCatalogueEntry, withCourseAndSchool } from './catalogue-entry'
import { type ClassSessionTimes, expectedEnd, openingTimes } from './class-session-times'
import { findOffAir, type NextClass } from './find-off-air'

export const watchStates = [
  'not_yet',
  'live',
  'interrupted',
  'in_break',
  'ended',
  'not_for_you',
] as const
export type WatchState = (typeof watchStates)[number]

export interface WatchPage extends CatalogueEntry {
  state: WatchState
  courseId: string
  audience: Audience
  /** What has become of it since it was planned, for whoever comes to its page. */
  notice: { kind: 'cancelled'; reason: string } | { kind: 'moved'; from: Date } | null
  /** When the teacher went on air, if ever. */
  startedAt: Date | null
  /** Where it plays: parts of the playback path. Null before it is on air, for whom it is not, and once it was stopped. */
  playback: { nodeName: string; broadcastId: string } | null
  /** Null while it is on air or to come, and when it cannot be watched again. */
  replay: Replay | null
  /** What its viewers wait for in a break; null while it is the class itself, and where nothing follows soon. */
  next: NextClass | null
  /** Whether what is played, and played again, needs a token. */
  access: { live: PlaybackAccess; replay: PlaybackAccess }
  /** When what is live is over, as far as can be told: until then it may go on. Null for whom it is not. */
  expectedEnd: Date | null
}

interface FindWatchPageOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  classSessionId: string
  viewer?: Viewer
}

/** What somebody can show for a class that is not for everybody. */
export interface Viewer {
  /** Nothing for who is not signed in. */
  grants: readonly Grant[]
  /** Who is signed in, if anybody. */
  accountId?: string | null
  /** Those that they have typed and that opened a course. */
  classCodes: readonly string[]
}
export const nobody: Viewer = { grants: [], classCodes: [] }

/** A class as a viewer finds it; null when there is no such class. */
export async function findWatchPage(options: FindWatchPageOptions): Promise<WatchPage | null> {
  const { db, now, reconnectWindowMs, classSessionId, viewer = nobody } = options
  const [classSession, nodeSeenAt] = await Promise.all([
    db.classSession.findUnique({
      where: { id: classSessionId },
      include: { ...withCourseAndSchool, broadcast: true },
    }),
    readNodesSeenAt(db),
  ])
  if (!classSession?.broadcast) return null
  const { broadcast, course } = classSession
  const entry = {
    ...toCatalogueEntry(classSession),
    courseId: course.id,
    audience: course.audience,
    notice: findNotice(classSession),
    access: { live: liveAccess(classSession), replay: replayAccess(classSession) },
  }
  const isStaff = may(viewer.grants, 'teach', course.schoolId)
  const isForViewer =
    isStaff || (!classSession.isRehearsal && (await isOpenTo({ db, course, viewer })))
  if (!isForViewer) {
    const nothing = {
      ...{ startedAt: null, playback: null, replay: null },
      ...{ next: null, expectedEnd: null },
    }
    return { ...entry, state: 'not_for_you', ...nothing }
  }
  const broadcastState = broadcastStateAt(
    { ...broadcast, classSession },
    { now, reconnectWindowMs, nodeSeenAt: nodeSeenAt(broadcast.nodeName) },
  )
  const { id: broadcastId, nodeName, startedAt } = broadcast
  const isPlayable =
    broadcastState !== 'waiting' && nodeName !== null && broadcast.stoppedAt === null
  const isShownAgain = broadcastState === 'ended' && (isStaff || course.replayAudience !== 'staff')
  const stand =
    broadcastState === 'ended'
      ? await findOffAir({ db, now, reconnectWindowMs, nodeSeenAt, classSession })
      : { state: watchState(broadcastState, classSession, now), next: null }
  return {
    ...entry,
    ...stand,
    startedAt,
    playback: isPlayable ? { nodeName, broadcastId } : null,
    replay: isShownAgain ? describeReplay({ ...broadcast, classSession }, now) : null,
    expectedEnd: broadcast.closedAt ?? expectedEnd(classSession, now),
  }
}

interface OpenCourse {
  id: string
  audience: Audience
  classCode: string | null
  school: { standing: SchoolStanding }
}

interface OpenOptions {
  db: Transaction
  course: OpenCourse
  viewer: Viewer
}

/** To whom a course is open beside those who work in its school. */
async function isOpenTo({ db, course, viewer: { accountId, classCodes } }: OpenOptions) {
  const { id: courseId, audience, classCode, school } = course
  switch (audience) {
    case 'public':
      return school.standing === 'full'
    case 'class_code':
      return isTeaching.in.includes(school.standing) && classCodes.includes(classCode ?? '')
    case 'enrolled':
      return (
        Boolean(accountId) &&
        isTeaching.in.includes(school.standing) &&
        (await isEnrolled({ db, courseId, accountId: accountId ?? '' }))
      )
  }
}

interface Changeable {
  cancelledAt: Date | null
  movedFrom: Date | null
  reason: string | null
}

function findNotice({ cancelledAt, movedFrom, reason }: Changeable): WatchPage['notice'] {
  if (cancelledAt) return { kind: 'cancelled', reason: reason ?? '' }
  return movedFrom && { kind: 'moved', from: movedFrom }
}

type Planned = ClassSessionTimes & { cancelledAt: Date | null }

/** Of a class that is on air, or was not yet. */
function watchState(
  state: Exclude<BroadcastState, 'ended'>,
  planned: Planned,
  now: Date,
): WatchState {
  if (state !== 'waiting') return state
  const isOver = openingTimes(planned).closesAt <= now || planned.cancelledAt !== null
  return isOver ? 'ended' : 'not_yet'
}
