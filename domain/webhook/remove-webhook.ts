import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { auditedFor, ownedBy, type WebhookOwner } from './webhook-owner'

type RemoveWebhookOptions = WebhookOwner & {
  db: Database
  now: Date
  actorId: string
  webhookId: string
}

/** Tells an address nothing more; what is on its way to it and its log go too. */
export function removeWebhook({ db, now, actorId, webhookId, ...owner }: RemoveWebhookOptions) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.webhook.deleteMany({ where: { id: webhookId, ...ownedBy(owner) } })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, action: 'webhook_removed', subjectId: webhookId },
      ...auditedFor(owner),
    })
  })
}
