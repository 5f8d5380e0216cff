'use server'

import { revalidatePath } from 'next/cache'
import { sendMailAgain } from '@/domain/mail/send-mail-again'
import { requireRight } from '../../../auth/current-account'
import { domainContext, getPortal } from '../../../server/portal'

const page = '/operations/outbox'

export async function sendAgainHere(mailId: string) {
  await requireRight('read_outbox', { next: page })
  await sendMailAgain({ ...domainContext(getPortal()), mailId })
  revalidatePath(page)
}
