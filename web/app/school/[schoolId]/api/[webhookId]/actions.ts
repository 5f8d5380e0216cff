'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { removeWebhook } from '@/domain/webhook/remove-webhook'
import { sendAgain } from '@/domain/webhook/send-again'
import { sendTest } from '@/domain/webhook/send-test'
import { enterSchool } from '../../../../../school/enter-school'

const enter = (schoolId: string, webhookId: string) => enterSchool(schoolId, `api/${webhookId}`)

export async function testHere(schoolId: string, webhookId: string) {
  const { page, context } = await enter(schoolId, webhookId)
  await sendTest({ ...context, webhookId })
  revalidatePath(page)
}

export async function sendAgainHere(schoolId: string, webhookId: string, deliveryId: string) {
  const { page, context } = await enter(schoolId, webhookId)
  await sendAgain({ ...context, deliveryId })
  revalidatePath(page)
}

export async function removeHere(schoolId: string, webhookId: string) {
  const { context } = await enter(schoolId, webhookId)
  await removeWebhook({ ...context, webhookId })
  redirect(`/school/${schoolId}/api`)
}
