'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { may } from '@/domain/access/may'
import { changeReplay } from '@/domain/broadcast/change-replay'
import { endClass } from '@/domain/broadcast/end-class'
import { findStudio } from '@/domain/broadcast/find-studio'
import { toInstant } from '@/domain/course/local-time'
import { startRehearsal } from '@/domain/course/start-rehearsal'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { requireAccount } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const nothing = z.object({})

/** Whoever teaches in the class's school; to all others the class does not exist. */
async function enter(classSessionId: string) {
  const { grants, accountId: actorId } = await requireAccount(`/studio/${classSessionId}`)
  const context = domainContext(getPortal())
  const studio = await findStudio({ ...context, classSessionId })
  if (!studio || !may(grants, 'teach', studio.schoolId)) notFound()
  const { db, now } = context
  return { db, now, actorId, classroomId: studio.classroomId, timeZone: studio.timeZone }
}

export async function issueKeyHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { db, now, actorId, classroomId } = await enter(classSessionId)
  return answerForm(nothing, form, async () => {
    const { streamKey } = await db.$transaction((tx) =>
      issueStreamKey({ db: tx, now, actorId, classroomId }),
    )
    return { secret: streamKey }
  })
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

const changeSchema = z.object({ kind: z.enum(['withdraw', 'offer', 'show_all']) })

export async function changeReplayHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ db, now, actorId }, { t }] = await Promise.all([enter(classSessionId), getReader()])
  return answerForm(changeSchema, form, async (change) => {
    await changeReplay({ db, now, actorId, classSessionId, change })
    revalidatePath(`/studio/${classSessionId}`)
    return { values: {}, done: t('studio.replay.saved') }
  })
}

const localMoment = z.iso.datetime({ local: true })
const cutSchema = z.object({ from: localMoment, to: localMoment })

export async function trimReplayHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [entered, { t }] = await Promise.all([enter(classSessionId), getReader()])
  const { db, now, actorId, timeZone } = entered
  const read = (text: string) => {
    const [date = '', time = ''] = text.split('T')
    return toInstant({ date, time }, timeZone)
  }
  return answerForm(cutSchema, form, async ({ from, to }) => {
    const change = { kind: 'trim', from: read(from), to: read(to) } as const
    await changeReplay({ db, now, actorId, classSessionId, change })
    revalidatePath(`/studio/${classSessionId}`)
    return { done: t('studio.replay.saved') }
  })
}
