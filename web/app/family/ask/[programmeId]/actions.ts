'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { DomainError } from '@/domain/domain-error'
import type { AskDraft } from '@/domain/family/ask-draft'
import { askForChildren } from '@/domain/family/ask-for-children'
import { changeAskDraft } from '@/domain/family/change-ask-draft'
import { askStepPath, chooseAskStep } from '@/domain/family/choose-ask-step'
import {
  enterDraftChild,
  isPlaced,
  placeDraftChild,
  removeDraftChild,
} from '@/domain/family/enter-draft-child'
import { ClaimKind } from '@/prisma/database'
import { readAddress } from '../../../../auth/client-address'
import { readForwardedFor } from '../../../../auth/current-account'
import { doorLimits } from '../../../../auth/door-limits'
import type { FormState } from '../../../../components/form/form-state'
import { childFormSchema, readGrade } from '../../../../family/ask/child-form-schema'
import { askPath, enterAsking } from '../../../../family/ask/enter-asking'
import { readIdentities } from '../../../../family/ask/read-identities'
import { getReader } from '../../../../i18n/reader'
import { answerForm } from '../../../../server/answer-form'
import { listTicked } from '../../../../server/list-ticked'

type Entered = Awaited<ReturnType<typeof enterAsking>>

/** Saves a step and goes on to the next that something is missing in. */
async function save({ context, children }: Entered, change: (draft: AskDraft) => AskDraft) {
  const changed = await changeAskDraft({ ...context, change })
  return chooseAskStep(changed, children.length)
}

export async function saveChildHere(
  programmeId: string,
  index: number,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const entered = await enterAsking(programmeId, `child/${index + 1}`)
  const { now } = entered.context
  return answerForm(childFormSchema, form, async ({ grade, ...child }) => {
    const known = entered.children.length
    await save(entered, (draft) =>
      enterDraftChild(draft, { now, index, known, child: { ...child, grade: readGrade(grade) } }),
    )
    redirect(askPath(programmeId, `residence/${index + 1}`))
  })
}

const regionSchema = z.object({
  province: z.string(),
  city: z.string().optional(),
  county: z.string().optional(),
})

export async function saveResidenceHere(
  programmeId: string,
  index: number,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const entered = await enterAsking(programmeId, `residence/${index + 1}`)
  return answerForm(regionSchema, form, async ({ province, city = '', county = '' }) => {
    const regionCode = chooseFinest(province, city, county)
    await save(entered, (draft) => placeDraftChild(draft, index, regionCode))
    redirect(askPath(programmeId, isPlaced({ regionCode }) ? 'children' : `residence/${index + 1}`))
  })
}

/** A city of another province than the one that is chosen now was chosen before. */
function chooseFinest(province: string, city: string, county: string) {
  if (city.slice(0, 2) !== province.slice(0, 2)) return province
  return county.slice(0, 4) === city.slice(0, 4) ? county : city
}

export async function removeChildHere(programmeId: string, childId: string) {
  const entered = await enterAsking(programmeId, 'children')
  await save(entered, (draft) => removeDraftChild(draft, childId))
  redirect(askPath(programmeId, 'children'))
}

export async function chooseChildrenHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const entered = await enterAsking(programmeId, 'children')
  const { t } = await getReader()
  const { draft, children } = entered
  const choosable = [...draft.newChildren, ...children].map(({ childId }) => childId)
  const chosenIds = listTicked(Object.fromEntries(form), choosable)
  const values = Object.fromEntries(chosenIds.map((childId) => [childId, 'on']))
  if (chosenIds.length === 0) return { values, problems: {}, problem: t('ask.children.none') }
  const { identities, problems } = readIdentities({ asking: entered, chosenIds, form, t })
  if (Object.keys(problems).length > 0) return { values, problems }
  await save(entered, (former) => ({
    ...former,
    chosenIds,
    identities: { ...former.identities, ...identities },
  }))
  redirect(askPath(programmeId, 'claim'))
}

const claimSchema = z.object({
  claim: z.enum(['none', ...Object.values(ClaimKind)]),
  hospital: z.string().max(200).default(''),
  role: z.string().max(100).default(''),
  isTogether: z.string().optional(),
  takesFreePlace: z.string().optional(),
})

export async function saveClaimHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const entered = await enterAsking(programmeId, 'claim')
  const { t } = await getReader()
  return answerForm(claimSchema, form, async ({ claim, isTogether, takesFreePlace, ...said }) => {
    const isWorker = claim === 'medical_worker'
    const missing = isWorker ? (['hospital', 'role'] as const).filter((name) => !said[name]) : []
    if (missing.length > 0) {
      return {
        problems: Object.fromEntries(missing.map((name) => [name, t('form.problem.required')])),
      }
    }
    await save(entered, (draft) => ({
      ...draft,
      ...said,
      claim: claim === 'none' ? null : claim,
      isTogether: isTogether === 'on',
      takesFreePlace: takesFreePlace === 'on',
    }))
    redirect(askPath(programmeId, 'consent'))
  })
}

const purposes = ['enrolment', 'evidence', 'attendance'] as const

export async function saveConsentsHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const entered = await enterAsking(programmeId, 'consent')
  const { t } = await getReader()
  const given = listTicked(Object.fromEntries(form), purposes)
  if (!given.includes('enrolment')) {
    const values = Object.fromEntries(given.map((purpose) => [purpose, 'on']))
    return { values, problems: { enrolment: t('ask.consent.needed') } }
  }
  const consents = purposes.filter((purpose) => given.includes(purpose))
  const step = await save(entered, (draft) => ({ ...draft, consents }))
  redirect(askPath(programmeId, askStepPath(step)))
}

/** Refused: nothing of what was filled in is kept, and public classes are there without. */
export async function forgetHere(programmeId: string) {
  const { context } = await enterAsking(programmeId)
  const { db, accountId } = context
  await db.askDraft.deleteMany({ where: { accountId, programmeId } })
  redirect('/')
}

export async function askHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, portal } = await enterAsking(programmeId, 'check')
  const { locale } = await getReader()
  return answerForm(z.object({}), form, async () => {
    const portalUrl = portal.settings.PORTAL_URL
    const address = readAddress(await readForwardedFor())
    if (!doorLimits(portal).begin({ trial: 'ask', account: context.accountId, address })) {
      throw new DomainError('too_many_tries')
    }
    const [first] = await askForChildren({ ...context, portalUrl, locale })
    redirect(first ? `/family/subscriptions/${first.subscriptionId}` : '/family')
  })
}
