'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { changeProgramme, defineProgramme } from '@/domain/enrolment/define-programme'
import { contradictions } from '@/domain/enrolment/programme-schema'
import { publishProgramme } from '@/domain/enrolment/publish-programme'
import { requireRight } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import {
  type ProgrammeInput,
  programmeFormSchema,
  readProgramme,
} from '../../../programmes/programme-form'
import { answerForm } from '../../../server/answer-form'
import { explainIssue } from '../../../server/explain-issue'
import { domainContext, getPortal } from '../../../server/portal'

const page = '/operations/programmes'

async function enter(below = '') {
  const { accountId: actorId } = await requireRight('run_programmes', { next: page + below })
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  return { portal, context: { db, now, actorId } }
}

/** Reads the form in both its steps: what was typed, and what it means together. */
async function answerProgramme(
  form: FormData,
  deed: (
    input: ProgrammeInput,
    typed: { version: number; requestId?: string },
  ) => Promise<Partial<FormState> | undefined>,
) {
  const { t, timeZone } = await getReader()
  return answerForm(programmeFormSchema, form, async (typed) => {
    const read = readProgramme(typed, timeZone)
    if (read.success) return deed(read.data, typed)
    const problems: Record<string, string> = {}
    for (const issue of read.error.issues) {
      const [name, index, part] = issue.path.map(String)
      const contradiction = contradictions.find((one) => one === issue.message)
      const field =
        name === 'tiers' ? tierField(index, part) : name === 'courseIds' ? 'courses' : name
      problems[field ?? ''] ??= contradiction
        ? t(`programmes.contradiction.${contradiction}`)
        : explainIssue(issue, t)
    }
    return { problems }
  })
}

const tierParts: Record<string, string> = {
  nameZh: 'NameZh',
  nameEn: 'NameEn',
  regionPrefixes: 'Regions',
}
const tierField = (index = '0', part = 'regionPrefixes') =>
  `tier${Number(index) + 1}${tierParts[part] ?? 'Regions'}`

export async function defineHere(_: FormState, form: FormData): Promise<FormState> {
  const { context } = await enter('/new')
  return answerProgramme(form, async (input, { requestId = '' }) => {
    const { programmeId } = await defineProgramme({ ...context, input, requestId })
    redirect(`${page}/${programmeId}`)
  })
}

export async function changeHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context } = await enter(`/${programmeId}`)
  const { t } = await getReader()
  return answerProgramme(form, async (input, { version }) => {
    await changeProgramme({ ...context, programmeId, version, input })
    revalidatePath(`${page}/${programmeId}`)
    return { done: t('programmes.saved') }
  })
}

const publishSchema = z.object({ version: z.coerce.number().int() })

export async function publishHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context, portal } = await enter(`/${programmeId}`)
  return answerForm(publishSchema, form, async ({ version }) => {
    const accountSecret = portal.settings.ACCOUNT_SECRET
    await publishProgramme({ ...context, programmeId, version, accountSecret })
    revalidatePath(`${page}/${programmeId}`)
    return undefined
  })
}
