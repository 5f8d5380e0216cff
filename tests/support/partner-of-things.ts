import { grantRole } from '@/domain/account/grant-role'
import { openCourse } from '@/domain/course/open-course'
import { makePartnerKey } from '@/domain/partner/make-partner-key'
import { addFeedWebhook } from '@/domain/webhook/add-webhook'
import type { Database } from '@/prisma/database'

interface Maker {
  db: Database
  now: Date
  /** An account that edits for the partner. */
  actorId: string
  schoolId: string
}

/** A partner with one of everything, a course that it carries, and partners to decide about. Gives their ids. */
export async function makePartnerOfThings({ db, now, actorId, schoolId }: Maker) {
  const { id: sharedCourseId } = await openCourse({
    ...{ db, now, schoolId, titleZh: '公开', titleEn: 'Shared', subject: 'science' },
  })
  await db.course.update({ where: { id: sharedCourseId }, data: { carriage: 'partners' } })
  const names = { nameZh: '晨光', nameEn: 'Morning', site: 'https://m.example' }
  const make = async (standing: 'applied' | 'approved') => {
    const contact = { contactName: 'Zhou', contactEmail: `${schoolId}@m.example` }
    const data = { ...names, ...contact, standing, createdAt: now }
    return (await db.partner.create({ data })).id
  }
  const partnerId = await make('approved')
  await grantRole({
    db,
    now,
    accountId: actorId,
    role: 'partner_editor',
    schoolId: null,
    partnerId,
  })
  const embed = { partnerId, courseId: sharedCourseId, name: 'E', origins: [], createdAt: now }
  const embedId = `e${schoolId}`
  const schoolEmbedId = `s${schoolId}`
  const operatedEmbedId = `o${schoolId}`
  await db.embed.createMany({
    data: [
      { id: embedId, ...embed },
      { id: schoolEmbedId, ...embed },
      { id: operatedEmbedId, ...embed },
    ],
  })
  const { id: partnerKeyId } = await makePartnerKey({
    ...{ db, now, actorId, partnerId, name: 'Program', scopes: ['feeds:read'], days: '30' },
  })
  const { id: feedWebhookId } = await addFeedWebhook({
    ...{ db, now, actorId, partnerId, url: 'https://m.example/hook', reconnectWindowMs: 60_000 },
    accountSecret: 'of no use here, since nothing arrives there',
  })
  const delivery = { webhookId: feedWebhookId, event: 'webhook.test', body: '{}' }
  const { id: feedDeliveryId } = await db.webhookDelivery.create({
    data: { ...delivery, createdAt: now, deliveredAt: now },
  })
  return {
    ...{ sharedCourseId, partnerId, embedId, schoolEmbedId, operatedEmbedId, partnerKeyId },
    ...{ feedWebhookId, feedDeliveryId },
    /** Its site has to be put where something answers. */
    provablePartnerId: await make('applied'),
    approvedPartnerId: await make('applied'),
    refusedPartnerId: await make('applied'),
    endedPartnerId: await make('approved'),
  }
}
