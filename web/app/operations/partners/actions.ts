'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { midnightOf } from '@/domain/course/local-time'
import { DomainError } from '@/domain/domain-error'
import { decideAboutPartner } from '@/domain/partner/decide-about-partner'
import { endPartner } from '@/domain/partner/end-partner'
import { limitPartner } from '@/domain/partner/limit-partner'
import { reasonSchema } from '@/domain/school/decide-about-school'
import { emptyForm, type FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { checkSite } from '../../../partner/check-site'
import { sayFindings } from '../../../partner/say-findings'
import { answerForm } from '../../../server/answer-form'
import { getPortal } from '../../../server/portal'
import { enterAsOperator } from './enter-as-operator'

async function enter(partnerId: string) {
  const { page, portal, context } = await enterAsOperator()
  return { page, context: { ...context, partnerId }, portalUrl: portal.settings.PORTAL_URL }
}

const termsSchema = z.looseObject({
  termsFrom: z.iso.date().optional(),
  termsUntil: z.iso.date().optional(),
})

async function readTerms({ termsFrom, termsUntil }: z.output<typeof termsSchema>) {
  const { timeZone } = await getReader()
  const on = (day: string | undefined) => (day ? midnightOf(day, timeZone) : null)
  return { termsFrom: on(termsFrom), termsUntil: on(termsUntil) }
}

export async function approveHere(
  partnerId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context, portalUrl } = await enter(partnerId)
  const { t } = await getReader()
  return answerForm(termsSchema, form, async (given) => {
    const terms = { ...(await readTerms(given)), isKnown: given.isKnown === 'on' }
    try {
      await decideAboutPartner({ ...context, portalUrl, decision: 'approve', ...terms })
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'site_not_proven')) throw error
      return { problems: { isKnown: t('refusal.site_not_proven') } }
    }
    revalidatePath(page)
    return undefined
  })
}

export async function checkHere(partnerId: string): Promise<FormState> {
  const { page } = await enter(partnerId)
  const { t } = await getReader()
  const findings = await checkSite({ portal: getPortal(), partnerId })
  revalidatePath(page)
  return findings ? sayFindings(findings, t) : emptyForm
}

const reasonForm = z.object({ reason: reasonSchema })

export async function refuseHere(
  partnerId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context, portalUrl } = await enter(partnerId)
  return answerForm(reasonForm, form, async ({ reason }) => {
    await decideAboutPartner({ ...context, portalUrl, decision: 'refuse', reason })
    revalidatePath(page)
    return undefined
  })
}

export async function endHere(partnerId: string, _: FormState, form: FormData): Promise<FormState> {
  const { page, context } = await enter(partnerId)
  return answerForm(reasonForm, form, async ({ reason }) => {
    await endPartner({ ...context, reason })
    revalidatePath(page)
    return undefined
  })
}

export async function limitHere(
  partnerId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context } = await enter(partnerId)
  const { t } = await getReader()
  return answerForm(termsSchema, form, async (given) => {
    const terms = await readTerms(given)
    await limitPartner({ ...context, ...terms, isLimited: given.isLimited === 'on' })
    revalidatePath(page)
    return { done: t('partnerApplications.saved') }
  })
}
