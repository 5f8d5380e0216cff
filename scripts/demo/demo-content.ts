import type { ChildDataKeys } from '@/common/child-data-keys'
import { multivariantPlaylistPath } from '@/common/media-path'
import { scheduleClassSession } from '@/domain/course/schedule-class-session'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { isStreamKey } from '@/domain/school/stream-key'
import type { Database } from '@/prisma/database'
import { ensureDemoAccounts } from './demo-accounts'
import { ensureDemoFamily } from './demo-family'
import {
  type DemoFacts,
  type DemoLecture,
  demoFactsPath,
  demoLecturePath,
  findKeptStreamKey,
  writeSecretly,
} from './demo-files'
import { ensureDemoPartner } from './demo-partner'
import { ensureDemoProgramme } from './demo-programme'
import {
  demoClassrooms,
  demoCourses,
  demoSchool,
  lectureCourse,
  practiceCourse,
  timetable,
} from './demo-school'
import { listUpcomingTimes } from './upcoming-classes'

const dayMs = 24 * 3_600_000
const openClassDays = 7
const timetableDays = 3

interface DemoContentOptions {
  db: Database
  now: Date
  dataFolder: string
  portalUrl: string
  rtmpUrl: string
  edgeUrl: string
  /** The media node on which the demo is published. */
  nodeName: string
  childDataKeys: ChildDataKeys
}

/**
 * Makes the demo school, or what of it is missing: a class that the demo lecture is published to, one
 * on which nobody broadcasts, and a timetable. Ids and keys of a former start are kept. Writes
 * `demo.json` and `demo-lecture.json` into the data folder and gives their content.
 */
export async function ensureDemoContent(
  options: DemoContentOptions,
): Promise<{ facts: DemoFacts; lecture: DemoLecture }> {
  const { dataFolder, portalUrl, rtmpUrl, edgeUrl, nodeName } = options
  await ensureSchool(options)
  const onAir = await ensureOpenClass(options, demoClassrooms.lecture.id, lectureCourse.id)
  const idle = await ensureOpenClass(options, demoClassrooms.practice.id, practiceCourse.id)
  await ensureTimetable(options)
  await ensureDemoProgramme(options)
  const embedUrl = await ensureDemoPartner(options)

  const factsPath = demoFactsPath(dataFolder)
  const lecturePath = demoLecturePath(dataFolder)
  const watchUrl = (id: string) => new URL(`/watch/${id}`, portalUrl).href
  const playlistUrl = (broadcastId: string) =>
    new URL(multivariantPlaylistPath({ nodeName, broadcastId }), edgeUrl).href
  const facts = {
    portalUrl,
    rtmpUrl,
    streamKey: await ensureStreamKey(options, demoClassrooms.practice.id, factsPath),
    watchUrl: watchUrl(onAir.classSessionId),
    playlistUrl: playlistUrl(onAir.broadcastId),
    idleWatchUrl: watchUrl(idle.classSessionId),
    idlePlaylistUrl: playlistUrl(idle.broadcastId),
    embedUrl,
    accounts: await ensureDemoAccounts({ ...options, factsPath }),
  }
  const { guardian } = facts.accounts
  await ensureDemoFamily({ ...options, keys: options.childDataKeys, email: guardian.email })
  const lecture = {
    rtmpUrl,
    streamKey: await ensureStreamKey(options, demoClassrooms.lecture.id, lecturePath),
  }
  writeSecretly(factsPath, facts)
  writeSecretly(lecturePath, lecture)
  return { facts, lecture }
}

async function ensureSchool({ db }: DemoContentOptions) {
  const schoolId = demoSchool.id
  await db.school.upsert({ where: { id: schoolId }, create: demoSchool, update: {} })
  for (const classroom of Object.values(demoClassrooms)) {
    const create = { ...classroom, schoolId }
    await db.classroom.upsert({ where: { id: classroom.id }, create, update: create })
  }
  for (const course of demoCourses) {
    const carriage = course.id === lectureCourse.id ? 'any_site' : 'partners'
    const create = { ...course, schoolId, audience: 'public', carriage } as const
    await db.course.upsert({ where: { id: course.id }, create, update: create })
  }
}

/** A class that is open for some days yet. */
async function ensureOpenClass(
  { db, now }: DemoContentOptions,
  classroomId: string,
  courseId: string,
) {
  const open = await db.broadcast.findFirst({
    where: {
      classSession: {
        classroomId,
        courseId,
        startsAt: { lte: now },
        endsAt: { gt: new Date(now.getTime() + dayMs) },
      },
    },
    orderBy: { classSession: { startsAt: 'desc' } },
  })
  if (open) return { classSessionId: open.classSessionId, broadcastId: open.id }
  const endsAt = new Date(now.getTime() + openClassDays * dayMs)
  return scheduleClassSession({ db, now, classroomId, courseId, startsAt: now, endsAt })
}

async function ensureTimetable({ db, now }: DemoContentOptions) {
  for (const { course, hour, minutes } of timetable) {
    for (const times of listUpcomingTimes({ now, days: timetableDays, hour, minutes })) {
      const place = { courseId: course.id, classroomId: demoClassrooms.timetable.id }
      const known = await db.classSession.count({ where: { ...place, startsAt: times.startsAt } })
      if (known === 0) await scheduleClassSession({ db, now, ...place, ...times })
    }
  }
}

/** The key that a former start wrote down, as long as it is the classroom's current one. */
async function ensureStreamKey(
  { db, now }: DemoContentOptions,
  classroomId: string,
  path: string,
): Promise<string> {
  const kept = findKeptStreamKey(path)
  const current = await db.streamKey.findUnique({ where: { classroomId } })
  if (kept && current && isStreamKey(kept, current.hash)) return kept
  const { streamKey } = await issueStreamKey({ db, now, classroomId })
  return streamKey
}
