'use server'

import { redirect } from 'next/navigation'
import { makeEmbed } from '@/domain/partner/make-embed'
import type { FormState } from '../../../../../components/form/form-state'
import { getReader } from '../../../../../i18n/reader'
import { enterPartner } from '../../../../../partner/enter-partner'
import { embedFormSchema, readEmbedForm } from '../../../../../partner/read-embed-form'
import { answerForm } from '../../../../../server/answer-form'

export async function makeHere(
  partnerId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ portal, context }, { t, timeZone }] = await Promise.all([
    enterPartner(partnerId, `catalogue/${courseId}`),
    getReader(),
  ])
  return answerForm(embedFormSchema, form, async (given) => {
    const { embed, classSessionId, problems } = readEmbedForm(given, { portal, t, timeZone })
    if (problems) return { problems }
    const { embedId } = await makeEmbed({ ...context, courseId, classSessionId, ...embed })
    redirect(`/partner/${partnerId}/embeds/${embedId}`)
  })
}
