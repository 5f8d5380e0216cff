import { openCourse, openCourseSchema } from '@/domain/course/open-course'
import { scheduleClassSession } from '@/domain/course/schedule-class-session'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { openClassroom } from '@/domain/school/open-classroom'
import { openSchool } from '@/domain/school/open-school'
import { openDatabaseClient } from '@/prisma/database'
import { findRunningDatabase } from '@/scripts/database/find-running-database'
import type { OwnedStack } from '@/tests/support/stack'

const hoursOpen = 6

export interface OpenedClass {
  broadcastId: string
  /** Where its encoder publishes. */
  rtmpAddress: string
  playlistUrl: string
  watchUrl: string
}

/** Opens classes that begin now, in a classroom each. */
export async function openClasses(stack: OwnedStack, count: number): Promise<OpenedClass[]> {
  const databaseUrl = findRunningDatabase(stack.dataFolder)
  if (!databaseUrl) throw new Error('the stack has no database')
  const db = openDatabaseClient(databaseUrl, { maxConnections: 2 })
  try {
    const now = new Date()
    const endsAt = new Date(now.getTime() + hoursOpen * 3_600_000)
    const { id: schoolId } = await openSchool({
      db,
      now,
      nameZh: '云杉小学',
      nameEn: 'Spruce School',
    })
    const titles = { titleZh: '测量', titleEn: 'Measurement' }
    const course = openCourseSchema.parse({ schoolId, ...titles, audience: 'public' })
    const { id: courseId } = await openCourse({ db, now, ...course })
    const opened: OpenedClass[] = []
    for (let number = 1; number <= count; number += 1) {
      const room = await openClassroom({ db, now, schoolId, name: `Room ${number}` })
      const { streamKey } = await issueStreamKey({ db, now, classroomId: room.id })
      const times = { startsAt: now, endsAt }
      const place = { courseId, classroomId: room.id }
      const session = await scheduleClassSession({ db, now, ...place, ...times })
      const { broadcastId, classSessionId } = session
      opened.push({
        broadcastId,
        rtmpAddress: `${stack.rtmpUrl}/${streamKey}`,
        playlistUrl: `${stack.edgeUrl}/live/n1/${broadcastId}/index.m3u8`,
        watchUrl: `${stack.portalUrl}/watch/${classSessionId}`,
      })
    }
    return opened
  } finally {
    await db.$disconnect()
  }
}
