'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { nameSchema } from '@/domain/name'
import { inviteStaff } from '@/domain/school/invite-staff'
import { makeInvitationLink } from '@/domain/school/make-invitation-link'
import { readInvitationList } from '@/domain/school/read-invitation-list'
import { mostListBytes, readListFile } from '@/domain/school/read-list-file'
import { removeStaff } from '@/domain/school/remove-staff'
import { revokeInvitation } from '@/domain/school/revoke-invitation'
import { staffRoleSchema } from '@/domain/school/staff-role'
import type { FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { answerForm } from '../../../../server/answer-form'
import type { InviteState } from './invite-form'

async function enter(schoolId: string) {
  const { page, portal, context } = await enterSchool(schoolId, 'people')
  return { page, context: { ...context, portalUrl: portal.settings.PORTAL_URL } }
}

const listSchema = z.object({
  list: z.string().max(mostListBytes).optional(),
  role: staffRoleSchema.default('teacher'),
})

export async function inviteHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<InviteState> {
  const [{ page, context }, { t, locale }] = await Promise.all([enter(schoolId), getReader()])
  let lineProblems: InviteState['lineProblems']
  const state = await answerForm(listSchema, form, async ({ list = '', role }) => {
    const file = form.get('file')
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
    const ofFile = readListFile(bytes)
    if (ofFile.outcome !== 'read') {
      return { problems: { file: t(`school.people.fileProblem.${ofFile.outcome}`) } }
    }
    const given = [list, ofFile.text].filter(Boolean).join('\n')
    const { invitees, problems } = readInvitationList(given)
    lineProblems = problems
    if (problems.length > 0) {
      return { problem: t('school.people.linesWrong', { count: problems.length }) }
    }
    if (invitees.length === 0) return { problem: t('school.people.listEmpty') }
    const counts = await inviteStaff({ ...context, role, invitees, locale })
    revalidatePath(page)
    return { values: {}, done: t('school.people.done', counts) }
  })
  return { ...state, lineProblems }
}

const linkSchema = z.object({ name: nameSchema, requestId: z.string().max(64) })

export async function makeLinkHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context } = await enter(schoolId)
  return answerForm(linkSchema, form, async (given) => {
    // Also for what was done already: the list shows it then, and the form has another id.
    revalidatePath(page)
    const { url } = await makeInvitationLink({ ...context, ...given })
    return { values: {}, secret: url }
  })
}

export async function revokeHere(schoolId: string, invitationId: string) {
  const { page, context } = await enter(schoolId)
  await revokeInvitation({ ...context, invitationId })
  revalidatePath(page)
}

export async function removeHere(schoolId: string, role: string, accountId: string) {
  const { page, context } = await enter(schoolId)
  await removeStaff({ ...context, role: staffRoleSchema.parse(role), accountId })
  revalidatePath(page)
}
