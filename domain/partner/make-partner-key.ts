import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { refuseSpentRequest } from '../access/spend-request'
import { draftApiKey, keyLives } from '../api/api-key'
import { nameSchema } from '../name'
import { holdPartner } from './hold-partner'
import { partnerScopes } from './partner-scopes'

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
  /** Made with the form: it makes one, however often it is sent. */
  requestId?: string
}

/**
 * Makes a key for a partner's own program. The text is given this once: only its hash is kept.
 * Throws DomainError `done_already`.
 */
export function makePartnerKey({ db, ...options }: MakeKeyOptions) {
  const { now, actorId, partnerId, name, scopes, days, requestId } = options
  return db.$transaction(async (tx) => {
    await refuseSpentRequest({ db: tx, now, requestId })
    await holdPartner(tx, partnerId)
    const { apiKey, stored } = draftApiKey({ now, days })
    const { id } = await tx.partnerApiKey.create({
      data: { ...stored, partnerId, name, scopes, createdById: actorId },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'partner_key_made', subjectId: id },
      details: { partnerId, name },
    })
    return { id, apiKey }
  })
}
