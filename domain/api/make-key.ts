import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
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
}

/** Makes a key for a school's own program. The text is given this once: only its hash is kept. */
export function makeKey({ db, ...options }: MakeKeyOptions) {
  const { now, actorId, schoolId, name, scopes, days } = options
  return db.$transaction(async (tx) => {
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
