import type { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import type { embedSchema } from './make-embed'

type ChangeEmbedOptions = z.infer<typeof embedSchema> & {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  embedId: string
}

/** Changes where an embed may stand and how it looks. Throws DomainError `embed_not_found`. */
export async function changeEmbed({ db, ...options }: ChangeEmbedOptions) {
  const { now, actorId, partnerId, embedId, ...embed } = options
  if (embed.validFrom && embed.validUntil && embed.validUntil <= embed.validFrom) {
    throw new DomainError('terms_impossible')
  }
  return db.$transaction(async (tx) => {
    const { count } = await tx.embed.updateMany({
      where: { id: embedId, partnerId, withdrawnAt: null },
      data: embed,
    })
    if (count === 0) throw new DomainError('embed_not_found')
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'embed_changed', subjectId: embedId },
      details: { partnerId, name: embed.name },
    })
  })
}
