import { z } from 'zod'
import type { Transaction } from '@/prisma/database'
import { generateBroadcastId } from '../broadcast/broadcast-id'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'

export const scheduleClassSessionSchema = z.object({
  courseId: z.string(),
  classroomId: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  /** The course's own titles when left out. */
  titleZh: nameSchema.optional(),
  titleEn: nameSchema.optional(),
})

type ScheduleOptions = z.infer<typeof scheduleClassSessionSchema> & { db: Transaction; now: Date }

/** Puts a class on the timetable, with its broadcast waiting: the playback address is settled. */
export async function scheduleClassSession({ db, now, ...given }: ScheduleOptions) {
  if (given.endsAt <= given.startsAt) throw new DomainError('class_times_impossible')
  const [course, classroom] = await Promise.all([
    db.course.findUnique({ where: { id: given.courseId } }),
    db.classroom.findUnique({ where: { id: given.classroomId } }),
  ])
  if (!course) throw new DomainError('course_not_found')
  if (!classroom) throw new DomainError('classroom_not_found')
  if (course.schoolId !== classroom.schoolId) throw new DomainError('classroom_of_another_school')
  const broadcastId = generateBroadcastId()
  const { id } = await db.classSession.create({
    data: {
      ...given,
      titleZh: given.titleZh ?? course.titleZh,
      titleEn: given.titleEn ?? course.titleEn,
      createdAt: now,
      broadcast: { create: { id: broadcastId } },
    },
  })
  return { classSessionId: id, broadcastId }
}
