'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { changePassword } from '@/domain/account/change-password'
import { endOtherSignIns } from '@/domain/account/end-other-sign-ins'
import { endSignIn } from '@/domain/account/end-sign-in'
import { passwordSchema } from '@/domain/account/password'
import { readAddress } from '../../auth/client-address'
import { findSignedIn, readForwardedFor, requireAccount } from '../../auth/current-account'
import { doorLimits } from '../../auth/door-limits'
import { sessionCookieName } from '../../auth/session-cookie'
import type { FormState } from '../../components/form/form-state'
import { getReader } from '../../i18n/reader'
import { answerForm } from '../../server/answer-form'
import { domainContext, getPortal } from '../../server/portal'

const page = '/account'

/** Ends this browser's sign-in; whoever has kept its cookie gets nowhere with it. */
export async function signOut() {
  const [portal, account] = [getPortal(), await findSignedIn()]
  if (account) await endSignIn({ ...domainContext(portal), ...account })
  const jar = await cookies()
  jar.delete(sessionCookieName(portal.settings))
  redirect('/sign-in')
}

export async function endSignInHere(signInId: string) {
  const { accountId } = await requireAccount(page)
  await endSignIn({ ...domainContext(getPortal()), accountId, signInId })
  revalidatePath(page)
}

export async function endOthersHere() {
  const { accountId, signInId } = await requireAccount(page)
  await endOtherSignIns({ ...domainContext(getPortal()), accountId, signInId })
  revalidatePath(page)
}

const formSchema = z.object({
  formerPassword: z.string().max(128).optional(),
  newPassword: passwordSchema,
})

export async function changePasswordHere(_: FormState, form: FormData): Promise<FormState> {
  const { accountId, signInId } = await requireAccount(page)
  const [portal, { t }] = [getPortal(), await getReader()]
  return answerForm(formSchema, form, async ({ formerPassword, newPassword }) => {
    const address = readAddress(await readForwardedFor())
    const trial = { trial: 'password', account: accountId, address } as const
    if (!doorLimits(portal).begin(trial)) {
      return { problem: t('signIn.refused.password.too_many_attempts') }
    }
    const { db, now } = domainContext(portal)
    await changePassword({ db, now, accountId, signInId, formerPassword, password: newPassword })
    doorLimits(portal).forgive(trial)
    revalidatePath(page)
    return { done: t('account.password.done') }
  })
}
