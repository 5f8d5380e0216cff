'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { deleteAccount } from '@/domain/family/delete-account'
import { deleteFamily } from '@/domain/family/delete-family'
import { inviteGuardian } from '@/domain/family/invite-guardian'
import { removeGuardian } from '@/domain/family/remove-guardian'
import { requireAccount } from '../../../auth/current-account'
import { sessionCookieName } from '../../../auth/session-cookie'
import type { FormState } from '../../../components/form/form-state'
import { enterFamily } from '../../../family/enter-family'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const below = 'privacy'
const sureSchema = z.object({ isSure: z.string().optional() })

export async function inviteHere(_: FormState, form: FormData): Promise<FormState> {
  const { context, portal } = await enterFamily(below)
  return answerForm(z.object({}), form, async () => {
    const portalUrl = portal.settings.PORTAL_URL
    const { url } = await inviteGuardian({ ...context, portalUrl })
    return { secret: url }
  })
}

export async function removeGuardianHere(
  guardianId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, page } = await enterFamily(below)
  return answerForm(z.object({}), form, async () => {
    await removeGuardian({ ...context, guardianId })
    revalidatePath(page)
    return undefined
  })
}

export async function deleteFamilyHere(_: FormState, form: FormData): Promise<FormState> {
  const { context } = await enterFamily(below)
  const { t } = await getReader()
  return answerForm(sureSchema, form, async ({ isSure }) => {
    if (!isSure) return { problems: { isSure: t('family.delete.tick') } }
    await deleteFamily(context)
    redirect('/family')
  })
}

export async function deleteAccountHere(_: FormState, form: FormData): Promise<FormState> {
  const { accountId } = await requireAccount('/family/privacy')
  const portal = getPortal()
  const { t } = await getReader()
  return answerForm(sureSchema, form, async ({ isSure }) => {
    if (!isSure) return { problems: { isSure: t('family.delete.tick') } }
    const { db, now } = domainContext(portal)
    await deleteAccount({ db, now, accountId })
    const jar = await cookies()
    jar.delete(sessionCookieName(portal.settings))
    redirect('/')
  })
}
