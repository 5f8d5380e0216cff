'use server'

import { revalidatePath } from 'next/cache'
import { applicationPath } from '@/domain/partner/apply-as-partner'
import { readAddress } from '../../../../auth/client-address'
import { readForwardedFor } from '../../../../auth/current-account'
import { doorLimits } from '../../../../auth/door-limits'
import { emptyForm, type FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { checkSite } from '../../../../partner/check-site'
import { sayFindings } from '../../../../partner/say-findings'
import { getPortal } from '../../../../server/portal'

export async function checkHere(partnerId: string): Promise<FormState> {
  const [portal, { t }] = [getPortal(), await getReader()]
  const address = readAddress(await readForwardedFor())
  if (!doorLimits(portal).begin({ trial: 'check_site', account: partnerId, address })) {
    return { ...emptyForm, problem: t('refusal.too_many_tries') }
  }
  const findings = await checkSite({ portal, partnerId })
  revalidatePath(applicationPath(partnerId))
  return findings ? sayFindings(findings, t) : emptyForm
}
