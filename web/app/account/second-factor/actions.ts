'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { confirmSecondFactor } from '@/domain/account/confirm-second-factor'
import { removeSecondFactor } from '@/domain/account/remove-second-factor'
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
  const [portal, account, { t }] = [getPortal(), await findSignedIn(), await getReader()]
  if (!account) redirect(signInPath(page))
  const { accountId, signInId } = account
  const address = readAddress(await readForwardedFor())
  let recoveryCodes: string[] | undefined
  const state = await answerForm(formSchema, form, async ({ code }) => {
    if (!doorLimits(portal).begin({ trial: 'second_factor', account: accountId, address })) {
      return { problem: t('signIn.refused.code.too_many_attempts') }
    }
    const accountSecret = portal.settings.ACCOUNT_SECRET
    const { db, now } = domainContext(portal)
    const known = { db, now, accountId, signInId, accountSecret }
    recoveryCodes = await confirmSecondFactor({ ...known, code: code.replaceAll(/\s/g, '') })
    return undefined
  })
  return { ...state, recoveryCodes }
}

/** For whoever has shown it in this very sign-in. */
export async function removeHere() {
  const { accountId, secondFactor } = await requireAccount(page)
  if (secondFactor === 'shown') await removeSecondFactor({ db: getPortal().db, accountId })
  redirect('/account')
}
