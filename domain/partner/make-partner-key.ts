import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { hashApiKey, makeApiKey } from '../api/api-key'
import { keyLives } from '../api/make-key'
import { nameSchema } from '../name'
import { holdPartner } from './hold-partner'
import { partnerScopes } from './partner-scopes'

const dayMs = 24 * 3_600_000
const shownCharacters = 4

export const makePartnerKeySchema = z.object({
  name: nameSchema,
  scopes: z.array(z.enum(partnerScopes)).nonempty(),
  /** Days until it is worthless. */
  days: z.enum(keyLives),
})

type MakeKeyOptions = z.infer<typeof makePartnerKeySchema> & {
  db: Database
  now: Date
  actorId: string
  partnerId: string
}

/** Makes a key for a partner's own program. The text is given this once: only its hash is kept. */
export function makePartnerKey({ db, ...options }: MakeKeyOptions) {
  const { now, actorId, partnerId, name, scopes, days } = options
  return db.$transaction(async (tx) => {
    await holdPartner(tx, partnerId)
    const apiKey = makeApiKey()
    const { id } = await tx.partnerApiKey.create({
      data: {
        ...{ partnerId, name, scopes, createdAt: now, createdById: actorId },
        hash: hashApiKey(apiKey),
        ending: apiKey.slice(-shownCharacters),
        expiresAt: new Date(now.getTime() + Number(days) * dayMs),
      },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'partner_key_made', subjectId: id },
      details: { partnerId, name },
    })
    return { id, apiKey }
  })
}
