import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { nameSchema } from '../name'
import { holdSchool } from '../school/hold-school'
import { hashApiKey, makeApiKey } from './api-key'
import { apiScopes } from './scopes'

const dayMs = 24 * 3_600_000
export const keyLives = ['30', '90', '365'] as const

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

const shownCharacters = 4

/** Makes a key for a school's own program. The text is given this once: only its hash is kept. */
export function makeKey({ db, ...options }: MakeKeyOptions) {
  const { now, actorId, schoolId, name, scopes, days } = options
  return db.$transaction(async (tx) => {
    await holdSchool(tx, schoolId)
    const apiKey = makeApiKey()
    const { id } = await tx.apiKey.create({
      data: {
        ...{ schoolId, name, scopes, createdAt: now, createdById: actorId },
        hash: hashApiKey(apiKey),
        ending: apiKey.slice(-shownCharacters),
        expiresAt: new Date(now.getTime() + Number(days) * dayMs),
      },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'api_key_made', subjectId: id },
      details: { name },
    })
    return { id, apiKey }
  })
}
