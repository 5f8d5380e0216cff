'use server'

import { z } from 'zod'
import { emailSchema } from '@/domain/account/email'
import { readAddress } from '../../../auth/client-address'
import { readForwardedFor } from '../../../auth/current-account'
import { doorLimits } from '../../../auth/door-limits'
import { sendCode } from '../../../auth/send-code'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { getPortal } from '../../../server/portal'

const formSchema = z.object({ email: emailSchema })

/** E-mails a code; the answer is the same for an address that has no account. */
export async function sendCodeHere(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(formSchema, form, async ({ email }) => {
    const portal = getPortal()
    const { t, locale } = await getReader()
    const address = readAddress(await readForwardedFor())
    if (!doorLimits(portal).begin({ trial: 'send_code', account: email, address })) {
      return { problem: t('signIn.refused.sendCode') }
    }
    await sendCode({ portal, email, locale })
    return { done: t('signIn.codeSent', { email }) }
  })
}
