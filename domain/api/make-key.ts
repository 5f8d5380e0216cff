import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { refuseSpentRequest } from '../access/spend-request'
import { nameSchema } from '../name'
import { holdSchool } from '../school/hold-school'
import { draftApiKey, keyLives } from './api-key'
import { apiScopes } from './scopes'

export const makeKeySchema = z.object({
  name: nameSchema,
  scopes: z.array(z.enum(apiScopes)).nonempty(),
  /** Days until it is worthless. */
  days: z.enum(keyLives),
})

type MakeKeyOptions = z.infer<typeof makeKeySchema> & {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  /** Made with the form: it makes one, however often it is sent. */
  requestId?: string
}

/**
 * Makes a key for a school's own program. The text is given this once: only its hash is kept.
 * Throws DomainError `done_already`.
 */
export function makeKey({ db, ...options }: MakeKeyOptions) {
  const { now, actorId, schoolId, name, scopes, days, requestId } = options
  return db.$transaction(async (tx) => {
    await refuseSpentRequest({ db: tx, now, requestId })
    await holdSchool(tx, schoolId)
    const { apiKey, stored } = draftApiKey({ now, days })
    const { id } = await tx.apiKey.create({
      data: { ...stored, schoolId, name, scopes, createdById: actorId },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'api_key_made', subjectId: id },
      details: { name },
    })
    return { id, apiKey }
  })
}
