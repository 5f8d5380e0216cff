'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { showSecondFactor } from '@/domain/account/show-second-factor'
import { readAddress } from '../../../auth/client-address'
import { findSignedIn, readForwardedFor } from '../../../auth/current-account'
import { doorLimits } from '../../../auth/door-limits'
import { safeNext, signInPath } from '../../../auth/safe-next'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const formSchema = z.object({ code: z.string().max(20) })

export async function showHere(next: string, _: FormState, form: FormData): Promise<FormState> {
  const [portal, account, { t }] = [getPortal(), await findSignedIn(), await getReader()]
  if (!account) redirect(signInPath(safeNext(next)))
  const { accountId, signInId } = account
  const address = readAddress(await readForwardedFor())
  const trial = { trial: 'second_factor', account: accountId, address } as const
  const count = (outcome: string) => portal.metrics.signIns.inc({ way: 'second_factor', outcome })
  return answerForm(formSchema, form, async ({ code }) => {
    if (!doorLimits(portal).begin(trial)) {
      count('too_many_attempts')
      return { problem: t('signIn.refused.code.too_many_attempts') }
    }
    const accountSecret = portal.settings.ACCOUNT_SECRET
    const { db, now } = domainContext(portal)
    try {
      await showSecondFactor({ db, now, accountId, signInId, accountSecret, code })
    } catch (error) {
      count('wrong')
      throw error
    }
    doorLimits(portal).forgive(trial)
    count('signed_in')
    redirect(safeNext(next))
  })
}
