'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { answerOffer, offerAnswerSchema } from '@/domain/enrolment/answer-offer'
import { giveBackSubscription } from '@/domain/enrolment/give-back-subscription'
import { objectToClaim } from '@/domain/enrolment/object-to-claim'
import type { FormState } from '../../../../components/form/form-state'
import { enterOwnSubscription } from '../../../../family/status/enter-own-subscription'
import { getReader } from '../../../../i18n/reader'
import { answerForm } from '../../../../server/answer-form'

export async function answerOfferHere(
  subscriptionId: string,
  answer: 'accept' | 'decline',
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, page } = await enterOwnSubscription(subscriptionId)
  return answerForm(z.object({}), form, async () => {
    await answerOffer({ ...context, subscriptionId, answer: offerAnswerSchema.parse(answer) })
    revalidatePath(page)
    return undefined
  })
}

export async function giveBackHere(
  subscriptionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, page } = await enterOwnSubscription(subscriptionId)
  const { t } = await getReader()
  return answerForm(z.object({ isSure: z.string().optional() }), form, async ({ isSure }) => {
    if (!isSure) return { problems: { isSure: t('subscription.giveBack.tick') } }
    await giveBackSubscription({ ...context, subscriptionId })
    revalidatePath(page)
    return { done: t('subscription.giveBack.done') }
  })
}

export async function objectHere(
  subscriptionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, page } = await enterOwnSubscription(subscriptionId)
  const { t } = await getReader()
  return answerForm(z.object({}), form, async () => {
    await objectToClaim({ ...context, subscriptionId })
    revalidatePath(page)
    return { done: t('subscription.object.done') }
  })
}
