'use server'

import { redirect } from 'next/navigation'
import { acceptInvitation, acceptInvitationSchema } from '@/domain/school/accept-invitation'
import { requireAccount } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

export async function acceptHere(token: string, _: FormState, form: FormData): Promise<FormState> {
  const { accountId } = await requireAccount(`/invitations/${token}`)
  return answerForm(acceptInvitationSchema, form, async ({ name }) => {
    const { db, now } = domainContext(getPortal())
    const { schoolId, role } = await acceptInvitation({ db, now, accountId, token, name })
    if (role === 'operator') redirect('/operations')
    redirect(role === 'school_administrator' ? `/school/${schoolId}` : '/account')
  })
}
