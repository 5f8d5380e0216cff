import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { seal } from '../access/seal'
import { DomainError } from '../domain-error'
import { holdSchool } from '../school/hold-school'
import { makeWebhookSecret } from './sign-webhook'
import { webhookEvents } from './webhook-events'

export const mostWebhooks = 5
const longestUrl = 500

export const addWebhookSchema = z.object({
  /** Without a name and a password in it: what proves the sender is the signature. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(longestUrl)
    .refine((url) => URL.canParse(url) && new URL(url).username === ''),
  events: z.array(z.enum(webhookEvents)).nonempty(),
})

type AddWebhookOptions = z.infer<typeof addWebhookSchema> & {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  accountSecret: string
}

/**
 * Tells an address of the school's own how its classes go from now on. The secret that signs is given this
 * once. Throws DomainError `too_many_webhooks`.
 */
export function addWebhook({ db, ...options }: AddWebhookOptions) {
  const { now, actorId, schoolId, url, events, accountSecret } = options
  return db.$transaction(async (tx) => {
    await holdSchool(tx, schoolId)
    const count = await tx.webhook.count({ where: { schoolId } })
    if (count >= mostWebhooks) throw new DomainError('too_many_webhooks')
    const secret = makeWebhookSecret()
    const { id } = await tx.webhook.create({
      data: {
        ...{ schoolId, url, events, createdAt: now, createdById: actorId },
        sealedSecret: seal(secret, 'webhook', accountSecret),
      },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'webhook_added', subjectId: id },
      details: { host: new URL(url).host },
    })
    return { id, secret }
  })
}
