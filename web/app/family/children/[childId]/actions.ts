'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { changeChild } from '@/domain/family/change-child'
import { deleteChild } from '@/domain/family/delete-child'
import { withdrawConsent } from '@/domain/family/withdraw-consent'
import { ConsentPurpose } from '@/prisma/database'
import type { FormState } from '../../../../components/form/form-state'
import { childFormSchema, readGrade } from '../../../../family/ask/child-form-schema'
import { enterChild } from '../../../../family/child/enter-child'
import { getReader } from '../../../../i18n/reader'
import { answerForm } from '../../../../server/answer-form'

export async function changeHere(
  childId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, keys, child, page } = await enterChild(childId)
  const { t } = await getReader()
  return answerForm(childFormSchema, form, async ({ grade, ...given }) => {
    const profile = { ...child.profile, ...given, grade: readGrade(grade) }
    await changeChild({ ...context, keys, childId, profile })
    revalidatePath(page)
    return { done: t('family.child.changed') }
  })
}

export async function moveHere(childId: string, _: FormState, form: FormData): Promise<FormState> {
  const { context, keys, child, page } = await enterChild(childId)
  const { t } = await getReader()
  return answerForm(z.object({ regionCode: z.string().regex(/^\d{6}$/) }), form, async (given) => {
    await changeChild({ ...context, keys, childId, profile: { ...child.profile, ...given } })
    revalidatePath(page)
    return { done: t('family.child.changed') }
  })
}

export async function withdrawHere(
  childId: string,
  purpose: ConsentPurpose,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, portal, page } = await enterChild(childId)
  const { t } = await getReader()
  return answerForm(z.object({}), form, async () => {
    await withdrawConsent({
      ...{ ...context, childId, portalUrl: portal.settings.PORTAL_URL },
      purpose: z.enum(ConsentPurpose).parse(purpose),
    })
    revalidatePath(page)
    return { done: t('family.consents.withdrawn') }
  })
}

/** Deletes the child for whoever ticks that they are sure: nobody does that by a slip of the hand. */
export async function deleteHere(
  childId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context } = await enterChild(childId)
  const { t } = await getReader()
  return answerForm(z.object({ isSure: z.string().optional() }), form, async ({ isSure }) => {
    if (!isSure) return { problems: { isSure: t('family.delete.tick') } }
    await deleteChild({ ...context, childId })
    redirect('/family')
  })
}
