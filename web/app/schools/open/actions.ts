'use server'

import { redirect } from 'next/navigation'
import { applyForSchool, applyForSchoolSchema } from '@/domain/school/apply-for-school'
import { readAddress } from '../../../auth/client-address'
import { findCurrentAccount, readForwardedFor } from '../../../auth/current-account'
import { doorLimits } from '../../../auth/door-limits'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

export async function openHere(_: FormState, form: FormData): Promise<FormState> {
  const [account, { t, locale }] = await Promise.all([findCurrentAccount(), getReader()])
  return answerForm(applyForSchoolSchema, form, async (school) => {
    const portal = getPortal()
    const address = readAddress(await readForwardedFor())
    const trial = { trial: 'open_school', account: school.contactEmail, address } as const
    if (!doorLimits(portal).begin(trial)) return { problem: t('openSchool.tooMany') }
    const { db, now } = domainContext(portal)
    const { schoolId } = await applyForSchool({
      ...{ db, now, portalUrl: portal.settings.PORTAL_URL, locale, ...school },
      accountId: account?.accountId ?? null,
    })
    if (account) redirect(`/school/${schoolId}`)
    return { done: t('openSchool.done', { email: school.contactEmail }) }
  })
}
