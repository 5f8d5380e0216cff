'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DomainError } from '@/domain/domain-error'
import { closeClassroom } from '@/domain/school/close-classroom'
import { holdSchool } from '@/domain/school/hold-school'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { openClassroom, openClassroomSchema } from '@/domain/school/open-classroom'
import { requireRight } from '../../../../auth/current-account'
import type { FormState } from '../../../../components/form/form-state'
import { answerForm } from '../../../../server/answer-form'
import { domainContext, getPortal } from '../../../../server/portal'
import type { KeyState } from './key-form'

const pageOf = (schoolId: string) => `/school/${schoolId}/classrooms`

async function enter(schoolId: string) {
  const next = pageOf(schoolId)
  const { accountId: actorId } = await requireRight('run_school', { next, schoolId })
  const { db, now } = domainContext(getPortal())
  return { db, now, actorId, schoolId }
}

const openSchema = openClassroomSchema.pick({ name: true })
const nothing = z.object({})

export async function openHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const { db, ...context } = await enter(schoolId)
  return answerForm(openSchema, form, async ({ name }) => {
    await db.$transaction(async (tx) => {
      await holdSchool(tx, schoolId)
      await openClassroom({ db: tx, ...context, name })
    })
    revalidatePath(pageOf(schoolId))
    return { values: {} }
  })
}

export async function issueKeyHere(
  schoolId: string,
  classroomId: string,
  _: FormState,
  form: FormData,
): Promise<KeyState> {
  const { db, ...context } = await enter(schoolId)
  let streamKey: string | undefined
  const state = await answerForm(nothing, form, async () => {
    streamKey = await db.$transaction(async (tx) => {
      const classroom = await tx.classroom.count({
        where: { id: classroomId, schoolId, closedAt: null },
      })
      if (classroom === 0) throw new DomainError('classroom_not_found')
      return (await issueStreamKey({ db: tx, ...context, classroomId })).streamKey
    })
    revalidatePath(pageOf(schoolId))
    return undefined
  })
  return { ...state, streamKey }
}

export async function closeHere(
  schoolId: string,
  classroomId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const context = await enter(schoolId)
  return answerForm(nothing, form, async () => {
    await closeClassroom({ ...context, classroomId })
    revalidatePath(pageOf(schoolId))
    return undefined
  })
}
