'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { may } from '@/domain/access/may'
import { endClass } from '@/domain/broadcast/end-class'
import { findStudio } from '@/domain/broadcast/find-studio'
import { startRehearsal } from '@/domain/course/start-rehearsal'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { requireAccount } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'
import type { StreamKeyState } from '../../../studio/stream-key-form'

const nothing = z.object({})

/** Whoever teaches in the class's school; to all others the class does not exist. */
async function enter(classSessionId: string) {
  const { grants, accountId: actorId } = await requireAccount(`/studio/${classSessionId}`)
  const context = domainContext(getPortal())
  const studio = await findStudio({ ...context, classSessionId })
  if (!studio || !may(grants, 'teach', studio.schoolId)) notFound()
  const { db, now } = context
  return { db, now, actorId, classroomId: studio.classroomId }
}

export async function issueKeyHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<StreamKeyState> {
  const { db, ...context } = await enter(classSessionId)
  let streamKey: string | undefined
  const state = await answerForm(nothing, form, async () => {
    streamKey = (await db.$transaction((tx) => issueStreamKey({ db: tx, ...context }))).streamKey
    return undefined
  })
  return { ...state, streamKey }
}

export async function rehearseHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { db, now } = await enter(classSessionId)
  return answerForm(nothing, form, async () => {
    const rehearsal = await startRehearsal({ db, now, classSessionId })
    redirect(`/studio/${rehearsal.classSessionId}`)
  })
}

export async function endHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { db, now, actorId } = await enter(classSessionId)
  return answerForm(nothing, form, async () => {
    await endClass({ db, now, actorId, classSessionId })
    revalidatePath(`/studio/${classSessionId}`)
    return undefined
  })
}
