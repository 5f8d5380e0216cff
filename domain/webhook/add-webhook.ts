import { z } from 'zod'
import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { seal } from '../access/seal'
import { refuseSpentRequest } from '../access/spend-request'
import { DomainError } from '../domain-error'
import { holdPartner } from '../partner/hold-partner'
import { holdSchool } from '../school/hold-school'
import { digestFeed } from './queue-feed-news'
import { makeWebhookSecret } from './sign-webhook'
import { feedEvent, webhookEvents } from './webhook-events'
import { auditedFor, ownedBy, type WebhookOwner } from './webhook-owner'

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
  /** Made with the form: it makes one, however often it is sent. */
  requestId?: string
}

type AddFeedWebhookOptions = Omit<AddWebhookOptions, 'events' | 'schoolId'> & {
  partnerId: string
  reconnectWindowMs: number
}

/**
 * Tells an address of the school's own how its classes go from now on. The secret that signs is given this
 * once. Throws DomainErrors `too_many_webhooks` and `done_already`.
 */
export function addWebhook({ db, ...options }: AddWebhookOptions) {
  return db.$transaction(async (tx) => {
    const { now, requestId } = options
    await refuseSpentRequest({ db: tx, now, requestId })
    await holdSchool(tx, options.schoolId)
    return add(tx, options)
  })
}

/**
 * Tells an address of a partner's own when its feed has changed, from now on. As {@link addWebhook}; throws
 * DomainErrors `partner_not_found`, `too_many_webhooks` and `done_already`.
 */
export function addFeedWebhook({ db, ...options }: AddFeedWebhookOptions) {
  const { now, partnerId, reconnectWindowMs, requestId } = options
  return db.$transaction(async (tx) => {
    await refuseSpentRequest({ db: tx, now, requestId })
    await holdPartner(tx, partnerId)
    if ((await tx.webhook.count({ where: { partnerId } })) === 0) {
      const toldFeedDigest = await digestFeed({ db: tx, now, partnerId, reconnectWindowMs })
      await tx.partner.update({ where: { id: partnerId }, data: { toldFeedDigest } })
    }
    return add(tx, { ...options, events: [feedEvent] })
  })
}

type AddOptions = WebhookOwner &
  Pick<AddWebhookOptions, 'now' | 'actorId' | 'url' | 'accountSecret'> & { events: string[] }

async function add(tx: Transaction, options: AddOptions) {
  const { now, actorId, url, events, accountSecret } = options
  if ((await tx.webhook.count({ where: ownedBy(options) })) >= mostWebhooks)
    throw new DomainError('too_many_webhooks')
  const secret = makeWebhookSecret()
  const { id } = await tx.webhook.create({
    data: {
      ...{ ...ownedBy(options), url, events, createdAt: now, createdById: actorId },
      sealedSecret: seal(secret, 'webhook', accountSecret),
    },
  })
  const { schoolId, details } = { details: {}, ...auditedFor(options) }
  await recordAuditEntry({
    ...{ db: tx, now, actorId, schoolId, action: 'webhook_added', subjectId: id },
    details: { host: new URL(url).host, ...details },
  })
  return { id, secret }
}
