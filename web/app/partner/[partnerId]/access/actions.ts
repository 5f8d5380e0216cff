'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { emailSchema } from '@/domain/account/email'
import { DomainError } from '@/domain/domain-error'
import { addEditor } from '@/domain/partner/add-editor'
import { makePartnerKey, makePartnerKeySchema } from '@/domain/partner/make-partner-key'
import { partnerScopes } from '@/domain/partner/partner-scopes'
import { removeEditor } from '@/domain/partner/remove-editor'
import { revokePartnerKey } from '@/domain/partner/revoke-partner-key'
import { addFeedWebhook, addWebhookSchema } from '@/domain/webhook/add-webhook'
import type { FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { enterPartner } from '../../../../partner/enter-partner'
import { answerForm } from '../../../../server/answer-form'
import { listTicked } from '../../../../server/list-ticked'

const enter = (partnerId: string) => enterPartner(partnerId, 'access')

const { name, days } = makePartnerKeySchema.shape
const requestId = z.string().max(64)
const keyForm = z.looseObject({ name, days, requestId })

export async function makeKeyHere(
  partnerId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await Promise.all([enter(partnerId), getReader()])
  return answerForm(keyForm, form, async ({ name, days, requestId, ...ticks }) => {
    const scopes = makePartnerKeySchema.shape.scopes.safeParse(listTicked(ticks, partnerScopes))
    if (!scopes.success) return { problem: t('school.keys.noScope') }
    // Also for what was done already: the list shows it then, and the form has another id.
    revalidatePath(page)
    const key = { name, days, scopes: scopes.data, requestId }
    const { apiKey } = await makePartnerKey({ ...context, ...key })
    return { values: {}, secret: apiKey }
  })
}

export async function revokeKeyHere(partnerId: string, apiKeyId: string) {
  const { page, context } = await enter(partnerId)
  await revokePartnerKey({ ...context, apiKeyId })
  revalidatePath(page)
}

const webhookForm = z.object({ url: z.string(), requestId })

export async function addWebhookHere(
  partnerId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, portal, context }, { t }] = await Promise.all([enter(partnerId), getReader()])
  const { ACCOUNT_SECRET: accountSecret, reconnectWindowMs } = portal.settings
  return answerForm(webhookForm, form, async (given) => {
    const url = addWebhookSchema.shape.url.safeParse(given.url)
    if (!url.success) return { problems: { url: t('school.webhooks.badUrl') } }
    const { requestId } = given
    const webhook = { url: url.data, accountSecret, reconnectWindowMs, requestId }
    revalidatePath(page)
    const { secret } = await addFeedWebhook({ ...context, ...webhook })
    return { values: {}, secret }
  })
}

export async function addEditorHere(
  partnerId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, portal, context }, { t }] = await Promise.all([enter(partnerId), getReader()])
  return answerForm(z.object({ email: emailSchema }), form, async ({ email }) => {
    await addEditor({ ...context, email, portalUrl: portal.settings.PORTAL_URL })
    revalidatePath(page)
    return { values: {}, done: t('partner.access.added') }
  })
}

export async function removeEditorHere(partnerId: string, accountId: string) {
  const { page, context } = await enter(partnerId)
  try {
    await removeEditor({ ...context, accountId })
  } catch (error) {
    // Another editor was faster: the list that is shown now says so.
    if (!(error instanceof DomainError)) throw error
  }
  revalidatePath(page)
}
