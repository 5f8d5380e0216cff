'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { confirmSecondFactor } from '@/domain/account/confirm-second-factor'
import { removeSecondFactor } from '@/domain/account/remove-second-factor'
import type { FactorCode } from '@/domain/account/spend-factor-code'
import type { Database } from '@/prisma/database'
import { readAddress } from '../../../auth/client-address'
import { findSignedIn, readForwardedFor, requireAccount } from '../../../auth/current-account'
import { doorLimits } from '../../../auth/door-limits'
import { signInPath } from '../../../auth/safe-next'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'
import type { ConfirmState } from './confirm-form'

const page = '/account/second-factor'
const formSchema = z.object({ code: z.string().max(20) })

export async function confirmHere(_: FormState, form: FormData): Promise<ConfirmState> {
  const account = await findSignedIn()
  if (!account) redirect(signInPath(page))
  const { accountId, signInId } = account
  let recoveryCodes: string[] | undefined
  const state = await answerCode(accountId, form, async (shown) => {
    const code = shown.code.replaceAll(/\s/g, '')
    recoveryCodes = await confirmSecondFactor({ ...shown, signInId, code })
  })
  return { ...state, recoveryCodes }
}

/** For whoever shows a code of it once more. */
export async function removeHere(_: FormState, form: FormData): Promise<FormState> {
  const { accountId } = await requireAccount(page)
  return answerCode(accountId, form, async (shown) => {
    await removeSecondFactor(shown)
    redirect('/account')
  })
}

/** Both take a code, and guesses at it are few. */
async function answerCode(
  accountId: string,
  form: FormData,
  deed: (shown: FactorCode & { db: Database }) => Promise<void>,
): Promise<FormState> {
  const [portal, { t }] = [getPortal(), await getReader()]
  const address = readAddress(await readForwardedFor())
  return answerForm(formSchema, form, async ({ code }) => {
    if (!doorLimits(portal).begin({ trial: 'second_factor', account: accountId, address })) {
      return { problem: t('signIn.refused.code.too_many_attempts') }
    }
    const accountSecret = portal.settings.ACCOUNT_SECRET
    const { db, now } = domainContext(portal)
    await deed({ db, now, accountId, accountSecret, code })
    return undefined
  })
}
