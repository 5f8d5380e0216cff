'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { Right } from '@/domain/access/may'
import { inviteOperator, inviteOperatorSchema } from '@/domain/account/invite-operator'
import { removeOperator } from '@/domain/account/remove-operator'
import { resetSecondFactor, resetSecondFactorSchema } from '@/domain/account/reset-second-factor'
import { revokeInvitation } from '@/domain/school/revoke-invitation'
import { requireRight } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const page = '/operations/operators'

async function enter(right: Right = 'appoint_operators') {
  const { accountId: actorId } = await requireRight(right, { next: page })
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  return { context: { db, now, actorId }, portalUrl: portal.settings.PORTAL_URL }
}

export async function inviteHere(_: FormState, form: FormData): Promise<FormState> {
  const [{ context, portalUrl }, { t, locale }] = await Promise.all([enter(), getReader()])
  return answerForm(inviteOperatorSchema, form, async (person) => {
    await inviteOperator({ ...context, portalUrl, ...person, locale })
    revalidatePath(page)
    return { values: {}, done: t('operators.done') }
  })
}

export async function revokeHere(invitationId: string) {
  const { context } = await enter()
  const known = z.string().parse(invitationId)
  await revokeInvitation({ ...context, schoolId: null, invitationId: known })
  revalidatePath(page)
}

export async function removeHere(accountId: string) {
  const { context } = await enter()
  await removeOperator({ ...context, accountId: z.string().parse(accountId) })
  revalidatePath(page)
}

export async function resetHere(_: FormState, form: FormData): Promise<FormState> {
  const [{ context }, { t }] = await Promise.all([enter('reset_second_factors'), getReader()])
  return answerForm(resetSecondFactorSchema, form, async ({ email }) => {
    await resetSecondFactor({ ...context, email })
    return { values: {}, done: t('operators.reset.done', { email }) }
  })
}
