'use server'

import { revalidatePath } from 'next/cache'
import { switchDoor, switchDoorSchema } from '@/domain/waiting-room/switch-door'
import { requireRight } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const page = '/operations/waiting-room'

export async function switchHere(_: FormState, form: FormData): Promise<FormState> {
  const { accountId: actorId } = await requireRight('run_waiting_room', { next: page })
  const [{ db, now }, { t }] = [domainContext(getPortal()), await getReader()]
  return answerForm(switchDoorSchema, form, async ({ mode }) => {
    await switchDoor({ db, now, actorId, mode })
    revalidatePath(page)
    return { done: t('waitingRoom.saved') }
  })
}
