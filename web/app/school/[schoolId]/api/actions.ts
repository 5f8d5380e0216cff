'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { makeKey, makeKeySchema } from '@/domain/api/make-key'
import { revokeKey } from '@/domain/api/revoke-key'
import { apiScopes } from '@/domain/api/scopes'
import { addWebhook, addWebhookSchema } from '@/domain/webhook/add-webhook'
import { webhookEvents } from '@/domain/webhook/webhook-events'
import type { FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { answerForm } from '../../../../server/answer-form'
import { listTicked } from '../../../../server/list-ticked'

const enter = (schoolId: string) => enterSchool(schoolId, 'api')

const { name, days } = makeKeySchema.shape
const formSchema = z.looseObject({ name, days, requestId: z.string().max(64) })

export async function makeHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const [{ page, context }, { t }] = await Promise.all([enter(schoolId), getReader()])
  return answerForm(formSchema, form, async ({ name, days, requestId, ...ticks }) => {
    const scopes = makeKeySchema.shape.scopes.safeParse(listTicked(ticks, apiScopes))
    if (!scopes.success) return { problem: t('school.keys.noScope') }
    // Also for what was done already: the list shows it then, and the form has another id.
    revalidatePath(page)
    const key = { name, days, scopes: scopes.data, requestId }
    const { apiKey } = await makeKey({ ...context, ...key })
    return { values: {}, secret: apiKey }
  })
}

export async function revokeHere(schoolId: string, apiKeyId: string) {
  const { page, context } = await enter(schoolId)
  await revokeKey({ ...context, apiKeyId })
  revalidatePath(page)
}

const webhookForm = z.looseObject({ url: z.string(), requestId: z.string().max(64) })

export async function addHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const [{ page, portal, context }, { t }] = await Promise.all([enter(schoolId), getReader()])
  const accountSecret = portal.settings.ACCOUNT_SECRET
  return answerForm(webhookForm, form, async ({ url: typed, requestId, ...ticks }) => {
    const url = addWebhookSchema.shape.url.safeParse(typed)
    if (!url.success) return { problems: { url: t('school.webhooks.badUrl') } }
    const events = addWebhookSchema.shape.events.safeParse(listTicked(ticks, webhookEvents))
    if (!events.success) return { problem: t('school.webhooks.noEvent') }
    const webhook = { url: url.data, events: events.data, accountSecret, requestId }
    revalidatePath(page)
    const { secret } = await addWebhook({ ...context, ...webhook })
    return { values: {}, secret }
  })
}
