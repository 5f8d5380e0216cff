'use server'

import { requireAccount } from '../../../auth/current-account'
import { keepOwnChildren } from '../../../children/keep-own-children'
import { ticksSchema } from '../../../children/ticks-schema'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { getPortal } from '../../../server/portal'

/** Says which children of the family watch a class on this screen. */
export async function watchHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ accountId }, { t }] = await Promise.all([
    requireAccount(`/watch/${classSessionId}`),
    getReader(),
  ])
  return answerForm(ticksSchema, form, async (ticks) => {
    await keepOwnChildren({ db: getPortal().db, accountId, classSessionId, ticks })
    return { values: {}, done: t('watching.saved') }
  })
}
