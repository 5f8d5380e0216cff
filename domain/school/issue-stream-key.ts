import type { Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { generateStreamKey, hashStreamKey } from './stream-key'

interface IssueStreamKeyOptions {
  db: Transaction
  now: Date
  classroomId: string
  /** Null for the command line. */
  actorId?: string | null
}

/**
 * Makes a new key for a classroom; the former one is refused from now on, and who is on air with it is sent
 * away by the orders (`list-key-changes.ts`). The text is given this once: only its hash is kept.
 */
export async function issueStreamKey(options: IssueStreamKeyOptions) {
  const { db, now, classroomId, actorId = null } = options
  const classroom = await db.classroom.findUnique({ where: { id: classroomId } })
  if (!classroom) throw new DomainError('classroom_not_found')
  const streamKey = generateStreamKey(classroom.code)
  const current = { hash: hashStreamKey(streamKey), createdAt: now }
  await db.streamKey.upsert({
    where: { classroomId },
    create: { classroomId, ...current },
    update: current,
  })
  const { schoolId, name } = classroom
  await recordAuditEntry({
    ...{ db, now, actorId, schoolId, action: 'stream_key_issued', subjectId: classroomId },
    details: { name },
  })
  return { streamKey }
}
