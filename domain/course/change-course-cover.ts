import { createHash } from 'node:crypto'
import type { CoverShape, Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'

export interface NewCover {
  /** What it shows, for whoever does not see it. */
  alt: string
  pictures: Readonly<Record<CoverShape, Uint8Array<ArrayBuffer>>>
}

interface ChangeCourseCoverOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  courseId: string
  /** Null takes it away. */
  cover: NewCover | null
}

const hashCharacters = 32

/** Gives a course a cover in place of the one that it had, or none. */
export function changeCourseCover({ db, ...options }: ChangeCourseCoverOptions) {
  const { now, actorId, schoolId, courseId, cover } = options
  return db.$transaction(async (tx) => {
    const [course] = await tx.course.updateManyAndReturn({
      where: { id: courseId, schoolId },
      data: { coverHash: cover && hashOf(cover), coverAlt: cover?.alt ?? '' },
    })
    if (!course) throw new DomainError('course_not_found')
    await tx.courseCover.deleteMany({ where: { courseId } })
    if (cover) {
      const { card, page, share } = cover.pictures
      await tx.courseCover.createMany({
        data: [
          { courseId, shape: 'card', bytes: card },
          { courseId, shape: 'page', bytes: page },
          { courseId, shape: 'share', bytes: share },
        ],
      })
    }
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'course_changed', subjectId: courseId },
      details: { name: course.titleZh },
    })
  })
}

/** Another picture has another address, so that caches may keep each for ever. */
function hashOf({ pictures }: NewCover) {
  const hash = createHash('sha256')
  for (const bytes of [pictures.card, pictures.page, pictures.share]) hash.update(bytes)
  return hash.digest('hex').slice(0, hashCharacters)
}
