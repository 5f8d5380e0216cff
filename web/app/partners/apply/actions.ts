'use server'

import { redirect } from 'next/navigation'
import {
  applicationPath,
  applyAsPartner,
  applyAsPartnerSchema,
} from '@/domain/partner/apply-as-partner'
import { parseSite } from '@/domain/partner/parse-site'
import { readAddress } from '../../../auth/client-address'
import { readForwardedFor } from '../../../auth/current-account'
import { doorLimits } from '../../../auth/door-limits'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { originOptions } from '../../../partner/read-embed-form'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

export async function applyHere(_: FormState, form: FormData): Promise<FormState> {
  const { t, locale } = await getReader()
  return answerForm(applyAsPartnerSchema, form, async (partner) => {
    const portal = getPortal()
    const site = parseSite(partner.site, originOptions(portal))
    if (site.outcome === 'problem') {
      const { suggestion } = site
      const meant = suggestion ? t('partnerApply.siteMeant', { origin: suggestion }) : ''
      return { problems: { site: `${t('partnerApply.siteBad')} ${meant}`.trim() } }
    }
    const address = readAddress(await readForwardedFor())
    const trial = { trial: 'apply_as_partner', account: partner.contactEmail, address } as const
    if (!doorLimits(portal).begin(trial)) return { problem: t('partnerApply.tooMany') }
    const { db, now } = domainContext(portal)
    const portalUrl = portal.settings.PORTAL_URL
    const { partnerId } = await applyAsPartner({
      ...{ db, now, portalUrl, locale, ...partner, site: site.origin },
    })
    redirect(applicationPath(partnerId))
  })
}
