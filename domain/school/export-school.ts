import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

interface ExportSchoolOptions {
  db: Transaction
  schoolId: string
}

const account = { select: { name: true, email: true } } as const

/** Everything that is kept of a school, for it to take along; no secret is among it. */
export async function exportSchool({ db, schoolId }: ExportSchoolOptions) {
  const [school, auditEntries] = await Promise.all([
    db.school.findUnique({
      where: { id: schoolId },
      omit: { requestId: true },
      include: {
        grants: { select: { role: true, createdAt: true, account } },
        invitations: { omit: { tokenHash: true } },
        classrooms: true,
        simulcasts: { omit: { sealedKey: true } },
        courses: {
          include: {
            covers: { where: { shape: 'share' } },
            classSessions: {
              include: {
                teacher: account,
                broadcast: {
                  select: {
                    ...{ state: true, startedAt: true, endedAt: true, replaySeconds: true },
                    ...{ replayUntil: true, stoppedAt: true, stopReason: true },
                    presences: { select: { firstAt: true, lastAt: true, slots: true, account } },
                  },
                },
              },
            },
          },
        },
      },
    }),
    db.auditEntry.findMany({ where: { schoolId }, orderBy: { at: 'asc' } }),
  ])
  if (!school) throw new DomainError('school_not_found')
  return { ...school, courses: school.courses.map(withCoverAsText), auditEntries }
}

/** Its picture as JPEG in base64, as JSON carries bytes. */
function withCoverAsText<Course extends { covers: { bytes: Uint8Array }[] }>(course: Course) {
  const { covers, ...rest } = course
  const [cover] = covers
  return { ...rest, coverJpeg: cover ? Buffer.from(cover.bytes).toString('base64') : null }
}
