'use server'

import { revalidatePath } from 'next/cache'
import { changeEmbed } from '@/domain/partner/change-embed'
import { withdrawEmbed } from '@/domain/partner/withdraw-embed'
import type { FormState } from '../../../../../components/form/form-state'
import { getReader } from '../../../../../i18n/reader'
import { enterPartner } from '../../../../../partner/enter-partner'
import { embedFormSchema, readEmbedForm } from '../../../../../partner/read-embed-form'
import { answerForm } from '../../../../../server/answer-form'

export async function changeHere(
  partnerId: string,
  embedId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, portal, context }, { t, timeZone }] = await Promise.all([
    enterPartner(partnerId, `embeds/${embedId}`),
    getReader(),
  ])
  return answerForm(embedFormSchema, form, async (given) => {
    const { embed, problems } = readEmbedForm(given, { portal, t, timeZone })
    if (problems) return { problems }
    await changeEmbed({ ...context, embedId, ...embed })
    revalidatePath(page)
    return { done: t('partner.form.saved') }
  })
}

export async function withdrawHere(partnerId: string, embedId: string) {
  const { page, context } = await enterPartner(partnerId, `embeds/${embedId}`)
  await withdrawEmbed({ ...context, of: { partnerId }, embedId })
  revalidatePath(page)
}
