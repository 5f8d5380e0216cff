import type { Database } from '@/prisma/database'
import { generateBroadcastId } from '../broadcast/broadcast-id'
import { DomainError } from '../domain-error'
import { openingTimes } from './class-session-times'
import { holdPlaces } from './hold-places'
import { refuseClash } from './refuse-clash'

interface StartRehearsalOptions {
  db: Database
  now: Date
  /** The class that is rehearsed for: same classroom, same key. */
  classSessionId: string
}

const longestMs = 30 * 60_000
const shortestMs = 60_000

/**
 * Opens a rehearsal in the classroom of a class to come: half an hour, or until the class itself opens. Only
 * those who work in the school see it. One that is open is gone on with. Throws DomainError `class_is_near`
 * when there is no time left, or `room_clash` when another class has the room.
 */
export function startRehearsal({ db, now, classSessionId }: StartRehearsalOptions) {
  return db.$transaction(async (tx) => {
    const next = await tx.classSession.findUnique({ where: { id: classSessionId } })
    if (!next) throw new DomainError('class_session_not_found')
    const { classroomId, courseId, teacherId } = next
    await holdPlaces(tx, { classroomIds: [classroomId], teacherIds: [] })
    const open = await tx.classSession.findFirst({
      where: { classroomId, isRehearsal: true, endsAt: { gt: now }, broadcast: { closedAt: null } },
    })
    if (open) return { classSessionId: open.id }
    const endsAtMs = Math.min(now.getTime() + longestMs, openingTimes(next).opensAt.getTime())
    if (endsAtMs - now.getTime() < shortestMs) throw new DomainError('class_is_near')
    const times = { startsAt: now, endsAt: new Date(endsAtMs) }
    await refuseClash(tx, { classSessionId: null, classroomId, teacherId: null, ...times })
    const { id } = await tx.classSession.create({
      data: {
        ...{ courseId, classroomId, teacherId, ...times, isRehearsal: true, createdAt: now },
        titleZh: `试播：${next.titleZh}`,
        titleEn: `Rehearsal: ${next.titleEn}`,
        broadcast: { create: { id: generateBroadcastId() } },
      },
    })
    return { classSessionId: id }
  })
}
