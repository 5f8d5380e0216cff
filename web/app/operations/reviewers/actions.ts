'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DomainError } from '@/domain/domain-error'
import { makeReviewer, makeReviewerSchema } from '@/domain/evidence/make-reviewer'
import { removeReviewer } from '@/domain/evidence/remove-reviewer'
import { requireRight } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const page = '/operations/reviewers'

async function enter() {
  const { accountId: actorId } = await requireRight('appoint_reviewers', { next: page })
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  return { db, now, actorId, portalUrl: portal.settings.PORTAL_URL }
}

export async function makeHere(_: FormState, form: FormData): Promise<FormState> {
  const [context, { t, locale }] = await Promise.all([enter(), getReader()])
  return answerForm(makeReviewerSchema, form, async (person) => {
    await makeReviewer({ ...context, ...person, locale })
    revalidatePath(page)
    return { values: {}, done: t('reviewers.made') }
  })
}

export async function removeHere(accountId: string) {
  const context = await enter()
  try {
    await removeReviewer({ ...context, accountId: z.string().parse(accountId) })
  } catch (error) {
    // Another operator was faster: the list that is shown now says so.
    if (!(error instanceof DomainError)) throw error
  }
  revalidatePath(page)
}
