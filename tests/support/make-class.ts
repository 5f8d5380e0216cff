import { openCourse } from '@/domain/course/open-course'
import { scheduleClassSession } from '@/domain/course/schedule-class-session'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { openClassroom } from '@/domain/school/open-classroom'
import { openSchool } from '@/domain/school/open-school'
import type { Audience, Database } from '@/prisma/database'

interface MakeClassOptions {
  db: Database
  startsAt: Date
  minutes?: number
  audience?: Audience
}

/** A school with one classroom, its key, one course and one class. */
export async function makeClass(options: MakeClassOptions) {
  const { db, startsAt, minutes = 45, audience = 'public' } = options
  const now = startsAt
  const { id: schoolId } = await openSchool({
    db,
    now,
    nameZh: '云杉小学',
    nameEn: 'Spruce Primary School',
  })
  const { id: classroomId } = await openClassroom({ db, now, schoolId, name: 'Room 1' })
  const { id: courseId } = await openCourse({
    db,
    now,
    schoolId,
    titleZh: '三年级数学',
    titleEn: 'Mathematics, grade 3',
    subject: 'mathematics',
    grade: 3,
    audience,
  })
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
  const { classSessionId, broadcastId } = await scheduleClassSession({
    db,
    now,
    courseId,
    classroomId,
    startsAt,
    endsAt,
  })
  const { streamKey } = await issueStreamKey({ db, now, classroomId })
  return { schoolId, classroomId, courseId, classSessionId, broadcastId, streamKey }
}
