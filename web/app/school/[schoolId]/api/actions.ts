'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { keyLives, makeKey, makeKeySchema } from '@/domain/api/make-key'
import { revokeKey } from '@/domain/api/revoke-key'
import { apiScopes } from '@/domain/api/scopes'
import { addWebhook, addWebhookSchema } from '@/domain/webhook/add-webhook'
import { webhookEvents } from '@/domain/webhook/webhook-events'
import type { FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import type { ApiKeyState } from '../../../../school/make-key-form'
import { answerForm } from '../../../../server/answer-form'
import type { WebhookState } from '../../../../webhooks/add-webhook-form'

const enter = (schoolId: string) => enterSchool(schoolId, 'api')

const formSchema = z.looseObject({ name: makeKeySchema.shape.name, days: z.enum(keyLives) })

export async function makeHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<ApiKeyState> {
  const [{ page, context }, { t }] = await Promise.all([enter(schoolId), getReader()])
  let apiKey: string | undefined
  const state = await answerForm(formSchema, form, async ({ name, days, ...ticked }) => {
    const scopes = makeKeySchema.shape.scopes.safeParse(
      apiScopes.filter((scope) => ticked[scope] === 'on'),
    )
    if (!scopes.success) return { problem: t('school.keys.noScope') }
    apiKey = (await makeKey({ ...context, name, days, scopes: scopes.data })).apiKey
    revalidatePath(page)
    return { values: {} }
  })
  return { ...state, apiKey }
}

export async function revokeHere(schoolId: string, apiKeyId: string) {
  const { page, context } = await enter(schoolId)
  await revokeKey({ ...context, apiKeyId })
  revalidatePath(page)
}

const webhookForm = z.looseObject({ url: z.string() })

export async function addHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<WebhookState> {
  const [{ page, portal, context }, { t }] = await Promise.all([enter(schoolId), getReader()])
  const accountSecret = portal.settings.ACCOUNT_SECRET
  let secret: string | undefined
  const state = await answerForm(webhookForm, form, async (given) => {
    const url = addWebhookSchema.shape.url.safeParse(given.url)
    if (!url.success) return { problems: { url: t('school.webhooks.badUrl') } }
    const events = addWebhookSchema.shape.events.safeParse(
      webhookEvents.filter((event) => given[event] === 'on'),
    )
    if (!events.success) return { problem: t('school.webhooks.noEvent') }
    const webhook = { url: url.data, events: events.data, accountSecret }
    secret = (await addWebhook({ ...context, ...webhook })).secret
    revalidatePath(page)
    return { values: {} }
  })
  return { ...state, secret }
}
