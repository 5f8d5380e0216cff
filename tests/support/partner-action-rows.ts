import { randomUUID } from 'node:crypto'
import { demoProgrammeId } from '@/scripts/demo/demo-programme'
import type { ActionRow } from './action-rows'
import type { SchoolOfThings } from './school-of-things'

const operator = ['operator'] as const

const ofPartner = (
  below: (ids: SchoolOfThings) => string,
  args: (ids: SchoolOfThings) => unknown[],
  form?: ActionRow['form'],
): ActionRow => ({
  page: (ids) => `/partner/${ids.partnerId}${below(ids)}`,
  args: (ids) => [ids.partnerId, ...args(ids)],
  form,
  may: ['partner'],
})

const ofOperator = (
  id:
    | 'partnerId'
    | 'provablePartnerId'
    | 'approvedPartnerId'
    | 'refusedPartnerId'
    | 'endedPartnerId',
  form: Record<string, string>,
): ActionRow => ({
  page: () => '/operations/partners',
  args: (ids) => [ids[id]],
  form: () => form,
  may: operator,
})

const ofOperatorFor = (
  below: string,
  args: (ids: SchoolOfThings) => unknown[],
  form?: ActionRow['form'],
): ActionRow => ({
  page: ({ partnerId }) => `/operations/partners/${partnerId}${below}`,
  args: (ids) => [ids.partnerId, ...args(ids)],
  form,
  may: operator,
})

const player = { name: 'New', origins: 'https://news.example.org' }
const reason = { reason: 'Test' }

/** What is done in a partner's office, and by operators about partners. */
export const partnerActionRows: Record<string, ActionRow> = {
  'partner/[partnerId]/catalogue/[courseId]#makeHere': ofPartner(
    ({ sharedCourseId }) => `/catalogue/${sharedCourseId}`,
    ({ sharedCourseId }) => [sharedCourseId],
    () => player,
  ),
  'partner/[partnerId]/embeds/[embedId]#changeHere': ofPartner(
    ({ embedId }) => `/embeds/${embedId}`,
    ({ embedId }) => [embedId],
    () => player,
  ),
  'partner/[partnerId]/embeds/[embedId]#withdrawHere': ofPartner(
    ({ embedId }) => `/embeds/${embedId}`,
    ({ embedId }) => [embedId],
  ),
  'partner/[partnerId]/access#makeKeyHere': ofPartner(
    () => '/access',
    () => [],
    () => ({ name: 'New', days: '30', 'feeds:read': 'on', requestId: randomUUID() }),
  ),
  'partner/[partnerId]/access#revokeKeyHere': ofPartner(
    () => '/access',
    ({ partnerKeyId }) => [partnerKeyId],
  ),
  'partner/[partnerId]/access#addWebhookHere': ofPartner(
    () => '/access',
    () => [],
    () => ({ url: 'https://m.example/new', requestId: randomUUID() }),
  ),
  'partner/[partnerId]/access/[webhookId]#testHere': ofPartner(
    ({ feedWebhookId }) => `/access/${feedWebhookId}`,
    ({ feedWebhookId }) => [feedWebhookId],
  ),
  'partner/[partnerId]/access/[webhookId]#sendAgainHere': ofPartner(
    ({ feedWebhookId }) => `/access/${feedWebhookId}`,
    ({ feedWebhookId, feedDeliveryId }) => [feedWebhookId, feedDeliveryId],
  ),
  'partner/[partnerId]/access/[webhookId]#removeHere': ofPartner(
    ({ feedWebhookId }) => `/access/${feedWebhookId}`,
    ({ feedWebhookId }) => [feedWebhookId],
  ),
  'partner/[partnerId]/access#addEditorHere': ofPartner(
    () => '/access',
    () => [],
    ({ partnerId }) => ({ email: `${partnerId}@m.example` }),
  ),
  'partner/[partnerId]/access#removeEditorHere': ofPartner(
    () => '/access',
    ({ accountId }) => [accountId],
  ),
  'operations/partners#checkHere': ofOperator('provablePartnerId', {}),
  'operations/partners#approveHere': ofOperator('approvedPartnerId', { isKnown: 'on' }),
  'operations/partners#refuseHere': ofOperator('refusedPartnerId', reason),
  'operations/partners#limitHere': ofOperator('partnerId', { isLimited: 'on' }),
  'operations/partners/[partnerId]#listHere': ofOperatorFor('', ({ sharedCourseId }) => [
    sharedCourseId,
    true,
  ]),
  'operations/partners/[partnerId]#addProgrammeHere': ofOperatorFor(
    '',
    () => [],
    () => ({ programmeId: demoProgrammeId }),
  ),
  'operations/partners/[partnerId]#removeProgrammeHere': ofOperatorFor('', () => [demoProgrammeId]),
  'operations/partners/[partnerId]/players#withdrawHere': ofOperatorFor(
    '/players',
    ({ operatedEmbedId }) => [operatedEmbedId],
  ),
  'operations/partners#endHere': ofOperator('endedPartnerId', reason),
}
