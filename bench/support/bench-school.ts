import { openCourse, openCourseSchema } from '@/domain/course/open-course'
import { scheduleClassSession } from '@/domain/course/schedule-class-session'
import { makeEmbedId } from '@/domain/partner/embed-id'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { openClassroom } from '@/domain/school/open-classroom'
import { openSchool } from '@/domain/school/open-school'
import type { Database } from '@/prisma/database'
import type { OwnedStack } from '@/tests/support/stack'
import { openStackDatabase } from '@/tests/support/stack-database'

export interface OpenedClass {
  broadcastId: string
  /** Where its encoder publishes. */
  rtmpAddress: string
  playlistUrl: string
  watchUrl: string
}

interface Room {
  classroomId: string
  streamKey: string
}

/** A school with classrooms in a stack's database, for classes at any time. */
export class BenchSchool {
  private constructor(
    private readonly stack: OwnedStack,
    private readonly db: Database,
    private readonly courseId: string,
    private readonly rooms: readonly Room[],
  ) {}

  static async open(stack: OwnedStack, roomCount: number) {
    const db = openStackDatabase(stack)
    const now = new Date()
    const names = { nameZh: '云杉小学', nameEn: 'Spruce School' }
    const { id: schoolId } = await openSchool({ db, now, ...names })
    const titles = { titleZh: '测量', titleEn: 'Measurement' }
    const course = openCourseSchema.parse({ schoolId, ...titles, audience: 'public' })
    const { id: courseId } = await openCourse({ db, now, ...course })
    const rooms: Room[] = []
    for (let number = 1; number <= roomCount; number += 1) {
      const { id: classroomId } = await openClassroom({ db, now, schoolId, name: `Room ${number}` })
      const { streamKey } = await issueStreamKey({ db, now, classroomId })
      rooms.push({ classroomId, streamKey })
    }
    return new BenchSchool(stack, db, courseId, rooms)
  }

  /** A class that begins now. */
  async openClass({ room, seconds }: { room: number; seconds: number }): Promise<OpenedClass> {
    const { classroomId, streamKey } = this.rooms[room] ?? {}
    if (!classroomId) throw new Error('there is no such room')
    const { db, courseId, stack } = this
    const now = new Date()
    const times = { startsAt: now, endsAt: new Date(now.getTime() + seconds * 1000) }
    const session = await scheduleClassSession({ db, now, courseId, classroomId, ...times })
    const { broadcastId, classSessionId } = session
    return {
      broadcastId,
      rtmpAddress: `${stack.rtmpUrl}/${streamKey}`,
      playlistUrl: `${stack.edgeUrl}/live/n1/${broadcastId}/index.m3u8`,
      watchUrl: `${stack.portalUrl}/watch/${classSessionId}`,
    }
  }

  /** A player of its course for any site; gives its id. */
  async makeEmbed() {
    const { db, courseId } = this
    const course = await db.course.update({
      where: { id: courseId },
      data: { carriage: 'any_site', school: { update: { standing: 'full' } } },
    })
    const embed = { id: makeEmbedId(), courseId: course.id, name: 'Front page', origins: [] }
    await db.embed.create({ data: { ...embed, isForAnySite: true, createdAt: new Date() } })
    return embed.id
  }

  async close() {
    await this.db.$disconnect()
  }
}
