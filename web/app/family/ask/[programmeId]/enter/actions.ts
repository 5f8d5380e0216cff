'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { emailSchema } from '@/domain/account/email'
import { readAddress } from '../../../../../auth/client-address'
import { readForwardedFor } from '../../../../../auth/current-account'
import { doorLimits } from '../../../../../auth/door-limits'
import { makeSessionCookie } from '../../../../../auth/next-auth'
import { sendCode } from '../../../../../auth/send-code'
import { signInByCode } from '../../../../../auth/sign-in'
import type { FormState } from '../../../../../components/form/form-state'
import { askPath } from '../../../../../family/ask/enter-asking'
import { getReader } from '../../../../../i18n/reader'
import { answerForm } from '../../../../../server/answer-form'
import { getPortal } from '../../../../../server/portal'

const formSchema = z.object({
  email: emailSchema,
  code: z.string().max(20).optional(),
  /** Pressed instead of the code. */
  again: z.string().optional(),
})

/**
 * Signs in, or up, within the flow: first the address, to which a code goes, then the code. A form of its
 * own, since it has to work without JavaScript; the rules are those of the page for signing in.
 */
export async function enterHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return answerForm(formSchema, form, async ({ email, code, again }) => {
    if (!code || again) return sendCodeTo(email)
    const { t, locale } = await getReader()
    const portal = getPortal()
    const signedIn = await signInByCode({
      ...{ portal, given: { email, code, locale } },
      headers: Object.fromEntries(await headers()),
    })
    if (signedIn.outcome !== 'signed_in') {
      const problem = t(`signIn.refused.code.${signedIn.outcome}`)
      return { values: { email, sent: 'on' }, problem }
    }
    const { name, value, ...options } = makeSessionCookie(portal, signedIn.signInId)
    ;(await cookies()).set(name, value, options)
    redirect(askPath(programmeId, 'next'))
  })
}

async function sendCodeTo(email: string): Promise<Partial<FormState>> {
  const portal = getPortal()
  const { t, locale } = await getReader()
  const address = readAddress(await readForwardedFor())
  if (!doorLimits(portal).begin({ trial: 'send_code', account: email, address })) {
    return { values: { email, sent: 'on' }, problem: t('signIn.refused.sendCode') }
  }
  await sendCode({ portal, email, locale })
  return { values: { email, sent: 'on' }, done: t('signIn.codeSent', { email }) }
}
