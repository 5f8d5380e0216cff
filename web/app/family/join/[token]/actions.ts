'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { joinFamily } from '@/domain/family/join-family'
import { requireAccount } from '../../../../auth/current-account'
import type { FormState } from '../../../../components/form/form-state'
import { answerForm } from '../../../../server/answer-form'
import { domainContext, getPortal } from '../../../../server/portal'

export async function joinHere(token: string, _: FormState, form: FormData): Promise<FormState> {
  const { accountId } = await requireAccount(`/family/join/${token}`)
  return answerForm(z.object({}), form, async () => {
    const { db, now } = domainContext(getPortal())
    await joinFamily({ db, now, accountId, token })
    redirect('/family')
  })
}
