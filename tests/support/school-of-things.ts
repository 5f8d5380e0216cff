import { randomUUID } from 'node:crypto'
import { parseSimulcastAddress } from '@/common/simulcast-address'
import { createAccount } from '@/domain/account/create-account'
import { grantRole } from '@/domain/account/grant-role'
import { inviteOperator } from '@/domain/account/invite-operator'
import { makeKey } from '@/domain/api/make-key'
import { scheduleClassSession } from '@/domain/course/schedule-class-session'
import { defineProgramme } from '@/domain/enrolment/define-programme'
import { programmeSchema } from '@/domain/enrolment/programme-schema'
import { makeInvitationLink } from '@/domain/school/make-invitation-link'
import { openClassroom } from '@/domain/school/open-classroom'
import { addSimulcastTarget } from '@/domain/simulcast/add-simulcast-target'
import { addWebhook } from '@/domain/webhook/add-webhook'
import type { Database } from '@/prisma/database'
import { makeClass } from './make-class'
import { makePartnerOfThings } from './partner-of-things'

function getSimulcastAddress(text: string) {
  const address = parseSimulcastAddress(text)
  if (!address) throw new Error(`no address: ${text}`)
  return address
}

const dayMs = 24 * 3_600_000

/**
 * A school with one of everything that something can be done to, its classes some days ahead; two schools on
 * trial and a letter that was not sent. Gives their ids.
 */
export async function makeSchoolOfThings(db: Database) {
  const now = new Date()
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs)
  const made = await makeClass({ db, startsAt: inDays(3), audience: 'enrolled' })
  const { schoolId, courseId, classroomId } = made
  const email = `${schoolId}@things.example`
  const { id: accountId } = await createAccount({ db, now, email, name: 'Li', locale: 'en' })
  await grantRole({ db, now, accountId, role: 'teacher', schoolId })
  const by = { db, now, actorId: accountId, schoolId }
  const plan = (days: number) =>
    scheduleClassSession({
      ...{ db, now, courseId, classroomId },
      ...{ startsAt: inDays(days), endsAt: new Date(inDays(days).getTime() + 1_800_000) },
    })
  const [stopped, cancelled, live] = [await plan(4), await plan(5), await plan(6)]
  await db.broadcast.update({
    where: { id: live.broadcastId },
    data: {
      ...{ state: 'live', nodeName: 'none', startedAt: now, onAirSince: now },
      ...{ runs: 1, replaySeconds: 60 },
    },
  })
  const { id: emptyRoomId } = await openClassroom({ db, now, schoolId, name: 'Empty' })
  const { id: apiKeyId } = await makeKey({
    ...by,
    ...{ name: 'Program', scopes: ['school:read'], days: '30' },
  })
  const { id: webhookId } = await addWebhook({
    ...by,
    ...{ url: 'https://school.example/hook', events: ['class_session.ended'] },
    accountSecret: 'of no use here, since nothing is sent from this school',
  })
  const { id: targetId } = await addSimulcastTarget({
    ...by,
    ...{ place: { kind: 'classroom', id: classroomId }, name: 'City TV', streamKey: 'secret' },
    address: getSimulcastAddress('rtmp://site.example/live'),
    accountSecret: 'of no use here, since nothing is sent from this school',
    ...{ allowedHosts: [], ownAddresses: [] },
  })
  const delivery = {
    webhookId,
    event: 'webhook.test',
    body: '{}',
    createdAt: now,
    deliveredAt: now,
  }
  const { id: deliveryId } = await db.webhookDelivery.create({ data: delivery })
  const reviewer = { db, now, email: `reviewer-${email}`, name: 'Zhou', locale: 'en' }
  const { id: reviewerId } = await createAccount(reviewer)
  await grantRole({ db, now, accountId: reviewerId, role: 'reviewer', schoolId: null })
  await makeInvitationLink({ ...by, portalUrl: 'http://localhost', name: 'Wang' })
  const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { schoolId } })
  await db.secondFactor.create({
    data: { accountId: reviewerId, sealedSecret: '', confirmedAt: now },
  })
  const operator = { email: `operator-${email}`, name: 'Zhou', locale: 'en' }
  await inviteOperator({ ...by, portalUrl: 'http://localhost', ...operator })
  const { id: operatorInvitationId } = await db.invitation.findFirstOrThrow({
    where: { role: 'operator', email: operator.email },
  })
  const trial = { nameZh: '试', nameEn: 'Trial', standing: 'trial' } as const
  const former = { db, now, email: `former-${email}`, name: 'Sun', locale: 'en' }
  const { id: formerOperatorId } = await createAccount(former)
  await grantRole({ db, now, accountId: formerOperatorId, role: 'operator', schoolId: null })
  const [approved, refused] = await db.school.createManyAndReturn({ data: [trial, trial] })
  const shared = await makePartnerOfThings({ db, now, actorId: accountId, schoolId })
  const mail = { recipient: email, subject: 's', text: 't', createdAt: now, attempts: 3 }
  const { id: mailId } = await db.outgoingMail.create({ data: mail })
  const define = async (nameEn: string) => {
    const everybody = { nameZh: '所有', nameEn: 'Everybody', claims: [], regionPrefixes: [] }
    const { programmeId } = await defineProgramme({
      ...{ db, now, actorId: accountId, requestId: randomUUID() },
      input: programmeSchema.parse({
        ...{ nameZh: '草稿', nameEn, quota: 5, tiers: [everybody] },
        ...{ opensAt: inDays(10), closesAt: inDays(20) },
      }),
    })
    return programmeId
  }
  const [draftId, readyDraftId] = [await define('Draft'), await define('Ready')]
  return {
    ...{ draftId, readyDraftId },
    ...shared,
    ...{ approvedId: approved?.id ?? '', refusedId: refused?.id ?? '', mailId },
    ...{ reviewerId, appUserEmail: reviewer.email, operatorInvitationId, formerOperatorId },
    ...{ schoolId, courseId, classroomId, emptyRoomId, accountId, apiKeyId, webhookId, deliveryId },
    ...{ invitationId, classSessionId: made.classSessionId, stoppedId: stopped.classSessionId },
    ...{ cancelledId: cancelled.classSessionId, liveId: live.classSessionId, targetId },
  }
}

export type SchoolOfThings = Awaited<ReturnType<typeof makeSchoolOfThings>>
