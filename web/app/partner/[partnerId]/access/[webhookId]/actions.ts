'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { removeWebhook } from '@/domain/webhook/remove-webhook'
import { sendAgain } from '@/domain/webhook/send-again'
import { sendTest } from '@/domain/webhook/send-test'
import { enterPartner } from '../../../../../partner/enter-partner'

const enter = (partnerId: string, webhookId: string) =>
  enterPartner(partnerId, `access/${webhookId}`)

export async function testHere(partnerId: string, webhookId: string) {
  const { page, context } = await enter(partnerId, webhookId)
  await sendTest({ ...context, webhookId })
  revalidatePath(page)
}

export async function sendAgainHere(partnerId: string, webhookId: string, deliveryId: string) {
  const { page, context } = await enter(partnerId, webhookId)
  await sendAgain({ ...context, deliveryId })
  revalidatePath(page)
}

export async function removeHere(partnerId: string, webhookId: string) {
  const { context } = await enter(partnerId, webhookId)
  await removeWebhook({ ...context, webhookId })
  redirect(`/partner/${partnerId}/access`)
}
