import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { emailSchema } from '@/domain/account/email'
import type { FormState } from '../components/form/form-state'
import { getReader } from '../i18n/reader'
import { answerForm } from '../server/answer-form'
import { getPortal } from '../server/portal'
import { readAddress } from './client-address'
import { readForwardedFor } from './current-account'
import { doorLimits } from './door-limits'
import { makeSessionCookie } from './next-auth'
import { sendCode } from './send-code'
import { signInByCode } from './sign-in'

const formSchema = z.object({
  email: emailSchema,
  code: z.string().max(20).optional(),
  /** Pressed instead of the code. */
  again: z.string().optional(),
})

/**
 * Signs in, or up, and leads on: first the address, to which a code goes, then the code. Works without
 * JavaScript, and answers the same for an address that has no account.
 */
export function answerCodeForm(form: FormData, leadsTo: string): Promise<FormState> {
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
    redirect(leadsTo)
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
