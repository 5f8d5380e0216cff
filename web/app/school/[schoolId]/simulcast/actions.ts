'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import {
  addSimulcastTarget,
  addSimulcastTargetSchema,
} from '@/domain/simulcast/add-simulcast-target'
import { removeSimulcastTarget } from '@/domain/simulcast/remove-simulcast-target'
import { simulcastPlaceText } from '@/domain/simulcast/simulcast-place'
import { switchSimulcastTarget } from '@/domain/simulcast/switch-simulcast-target'
import type { FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { answerForm } from '../../../../server/answer-form'

const enter = (schoolId: string) => enterSchool(schoolId, 'simulcast', 'send_on')

const { place, name, streamKey, address } = addSimulcastTargetSchema.shape
const formSchema = z.object({ place, name, streamKey, address: z.string() })

export async function addHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const [{ page, portal, context }, { t }] = await Promise.all([enter(schoolId), getReader()])
  const { ACCOUNT_SECRET, RTMP_URL, SIMULCAST_ALLOWED_HOSTS } = portal.settings
  return answerForm(formSchema, form, async (given) => {
    const read = address.safeParse(given.address)
    if (!read.success) return { problems: { address: t('school.simulcast.badAddress') } }
    await addSimulcastTarget({
      ...{ ...context, ...given, address: read.data, accountSecret: ACCOUNT_SECRET },
      ...{ allowedHosts: SIMULCAST_ALLOWED_HOSTS, ownAddresses: [RTMP_URL] },
    })
    revalidatePath(page)
    // Whoever adds one for a class often adds another.
    return {
      values: { place: simulcastPlaceText(given.place) },
      done: t('school.simulcast.added'),
    }
  })
}

export async function switchHere(schoolId: string, targetId: string, isOn: boolean) {
  const { page, context } = await enter(schoolId)
  await switchSimulcastTarget({ ...context, targetId, isOn: z.boolean().parse(isOn) })
  revalidatePath(page)
}

export async function removeHere(schoolId: string, targetId: string) {
  const { page, context } = await enter(schoolId)
  await removeSimulcastTarget({ ...context, targetId })
  revalidatePath(page)
}
