import { randomUUID } from 'node:crypto'
import type { Asker } from './askers'
import { makePng } from './hostile-files'
import { partnerActionRows } from './partner-action-rows'
import type { SchoolOfThings } from './school-of-things'

/** An action, what it is given, and who may. */
export interface ActionRow {
  /** The page that has the action. */
  page(ids: SchoolOfThings): string
  args(ids: SchoolOfThings): unknown[]
  form?(ids: SchoolOfThings): Record<string, string | File>
  may: readonly Asker[]
}

const administrator = ['schoolAdmin'] as const
const staff = ['teacher', 'schoolAdmin'] as const
const course = { titleZh: '新', titleEn: 'New', subject: 'science', audience: 'enrolled' } as const
const courseForm = { ...course, language: 'zh', description: 'Changed', version: '1' }

const programmeForm = {
  ...{ nameZh: '新', nameEn: 'New', quota: '10', tier1NameZh: '所有', tier1NameEn: 'Everybody' },
  ...{ opensAt: '2040-03-05T09:00', closesAt: '2040-04-05T09:00' },
}

const ofSchool = (
  below: (ids: SchoolOfThings) => string,
  args: (ids: SchoolOfThings) => unknown[],
  form?: ActionRow['form'],
): ActionRow => ({
  page: (ids) => `/school/${ids.schoolId}${below(ids)}`,
  args: (ids) => [ids.schoolId, ...args(ids)],
  form,
  may: administrator,
})

const ofStudio = (
  name: 'classSessionId' | 'liveId',
  form: ActionRow['form'] = () => ({}),
): ActionRow => ({
  page: (ids) => `/studio/${ids[name]}`,
  args: (ids) => [ids[name]],
  form,
  may: staff,
})

/** What each action does if it is let; in an order in which each finds what it needs. */
export const actionRows: Record<string, ActionRow> = {
  ...partnerActionRows,
  'school/[schoolId]#stopHere': ofSchool(
    () => '',
    () => [],
    ({ stoppedId }) => ({ classSessionId: stoppedId, reason: 'Test' }),
  ),
  'school/[schoolId]/api#makeHere': ofSchool(
    () => '/api',
    () => [],
    () => ({ name: 'New', days: '30', 'school:read': 'on', requestId: randomUUID() }),
  ),
  'school/[schoolId]/api#revokeHere': ofSchool(
    () => '/api',
    ({ apiKeyId }) => [apiKeyId],
  ),
  'school/[schoolId]/api#addHere': ofSchool(
    () => '/api',
    () => [],
    () => ({
      ...{ url: 'https://school.example/new', 'class_session.live': 'on' },
      requestId: randomUUID(),
    }),
  ),
  'school/[schoolId]/api/[webhookId]#testHere': ofSchool(
    ({ webhookId }) => `/api/${webhookId}`,
    ({ webhookId }) => [webhookId],
  ),
  'school/[schoolId]/api/[webhookId]#sendAgainHere': ofSchool(
    ({ webhookId }) => `/api/${webhookId}`,
    ({ webhookId, deliveryId }) => [webhookId, deliveryId],
  ),
  'school/[schoolId]/api/[webhookId]#removeHere': ofSchool(
    ({ webhookId }) => `/api/${webhookId}`,
    ({ webhookId }) => [webhookId],
  ),
  'school/[schoolId]/classes/[classSessionId]#changeHere': ofSchool(
    ({ cancelledId }) => `/classes/${cancelledId}`,
    ({ cancelledId }) => [cancelledId],
    ({ emptyRoomId }) => ({
      ...{ version: '1', classroomId: emptyRoomId, date: '2040-03-05', time: '09:00' },
      minutes: '45',
    }),
  ),
  'school/[schoolId]/classes/[classSessionId]#cancelHere': ofSchool(
    ({ cancelledId }) => `/classes/${cancelledId}`,
    ({ cancelledId }) => [cancelledId],
    () => ({ version: '2', reason: 'Test' }),
  ),
  'school/[schoolId]/classrooms#openHere': ofSchool(
    () => '/classrooms',
    () => [],
    () => ({ name: 'New', requestId: randomUUID() }),
  ),
  'school/[schoolId]/classrooms#issueKeyHere': ofSchool(
    () => '/classrooms',
    ({ classroomId }) => [classroomId],
    () => ({}),
  ),
  'school/[schoolId]/classrooms#closeHere': ofSchool(
    () => '/classrooms',
    ({ emptyRoomId }) => [emptyRoomId],
    () => ({}),
  ),
  'school/[schoolId]/courses#openHere': ofSchool(
    () => '/courses',
    () => [],
    () => ({ ...course, requestId: randomUUID() }),
  ),
  'school/[schoolId]/courses/[courseId]#changeHere': ofSchool(
    ({ courseId }) => `/courses/${courseId}`,
    ({ courseId }) => [courseId],
    () => courseForm,
  ),
  'school/[schoolId]/courses/[courseId]#withdrawHere': ofSchool(
    ({ sharedCourseId }) => `/courses/${sharedCourseId}`,
    ({ sharedCourseId, schoolEmbedId }) => [sharedCourseId, schoolEmbedId],
  ),
  'school/[schoolId]/courses/[courseId]#carryHere': ofSchool(
    ({ sharedCourseId }) => `/courses/${sharedCourseId}`,
    ({ sharedCourseId }) => [sharedCourseId],
    () => ({ carriage: 'nobody' }),
  ),
  'school/[schoolId]/courses/[courseId]#planHere': ofSchool(
    ({ courseId }) => `/courses/${courseId}`,
    ({ courseId }) => [courseId],
    ({ classroomId }) => ({
      ...{ classroomId, firstDay: '2040-03-05', localTime: '09:00', minutes: '45', count: '1' },
      requestId: randomUUID(),
    }),
  ),
  'school/[schoolId]/courses/[courseId]#changeCoverHere': ofSchool(
    ({ courseId }) => `/courses/${courseId}`,
    ({ courseId }) => [courseId],
    () => ({ coverAlt: 'A bean', cover: new File([makePng(400, 300)], 'bean.png') }),
  ),
  'school/[schoolId]/courses/[courseId]#removeCoverHere': ofSchool(
    ({ courseId }) => `/courses/${courseId}`,
    ({ courseId }) => [courseId],
    () => ({}),
  ),
  'school/[schoolId]/people#inviteHere': ofSchool(
    () => '/people',
    () => [],
    () => ({ list: 'new@things.example, Zhao' }),
  ),
  'school/[schoolId]/people#makeLinkHere': ofSchool(
    () => '/people',
    () => [],
    () => ({ name: 'Zhao', requestId: randomUUID() }),
  ),
  'school/[schoolId]/people#revokeHere': ofSchool(
    () => '/people',
    ({ invitationId }) => [invitationId],
  ),
  'school/[schoolId]/people#removeHere': ofSchool(
    () => '/people',
    ({ accountId }) => ['teacher', accountId],
  ),
  'school/[schoolId]/simulcast#addHere': {
    ...ofSchool(
      () => '/simulcast',
      () => [],
      ({ classroomId }) => ({
        ...{ place: `classroom:${classroomId}`, name: 'New', streamKey: 'key' },
        address: 'rtmp://site.example/live',
      }),
    ),
    may: ['schoolAdmin', 'operator'],
  },
  'school/[schoolId]/simulcast#switchHere': {
    ...ofSchool(
      () => '/simulcast',
      ({ targetId }) => [targetId, false],
    ),
    may: ['schoolAdmin', 'operator'],
  },
  'school/[schoolId]/simulcast#removeHere': {
    ...ofSchool(
      () => '/simulcast',
      ({ targetId }) => [targetId],
    ),
    may: ['schoolAdmin', 'operator'],
  },
  'studio/[classSessionId]#issueKeyHere': ofStudio('classSessionId'),
  'studio/[classSessionId]#rehearseHere': ofStudio('classSessionId'),
  'studio/[classSessionId]#endHere': ofStudio('liveId'),
  'studio/[classSessionId]#trimReplayHere': ofStudio('liveId', () => ({
    ...{ from: '2040-03-05T09:00:00', to: '2040-03-05T09:30:00' },
  })),
  'studio/[classSessionId]#changeReplayHere': ofStudio('liveId', () => ({ kind: 'withdraw' })),
  'school/[schoolId]/courses/[courseId]#archiveHere': ofSchool(
    ({ courseId }) => `/courses/${courseId}`,
    ({ courseId }) => [courseId],
    () => ({ version: '2', reason: 'Test' }),
  ),
  'school/[schoolId]/settings#changeTimeZoneHere': ofSchool(
    () => '/settings',
    () => [],
    () => ({ timeZone: 'Asia/Urumqi' }),
  ),
  'school/[schoolId]/settings#closeHere': ofSchool(
    () => '/settings',
    () => [],
    () => ({ name: 'Spruce Primary School', reason: 'Test' }),
  ),
  'operations/schools#approveHere': {
    page: () => '/operations/schools',
    args: ({ approvedId }) => [approvedId],
    may: ['operator'],
  },
  'operations/schools#refuseHere': {
    page: () => '/operations/schools',
    args: ({ refusedId }) => [refusedId],
    form: () => ({ reason: 'Test' }),
    may: ['operator'],
  },
  'operations/programmes#defineHere': {
    page: () => '/operations/programmes/new',
    args: () => [],
    form: () => ({ ...programmeForm, requestId: randomUUID() }),
    may: ['operator'],
  },
  'operations/programmes#changeHere': {
    page: ({ draftId }) => `/operations/programmes/${draftId}`,
    args: ({ draftId }) => [draftId],
    form: () => ({ ...programmeForm, version: '1' }),
    may: ['operator'],
  },
  'operations/programmes#publishHere': {
    page: ({ readyDraftId }) => `/operations/programmes/${readyDraftId}`,
    args: ({ readyDraftId }) => [readyDraftId],
    form: () => ({ version: '1' }),
    may: ['operator'],
  },
  'operations/reviewers#makeHere': {
    page: () => '/operations/reviewers',
    args: () => [],
    form: ({ schoolId }) => ({ name: 'Zhou', email: `${schoolId}@things.example` }),
    may: ['operator'],
  },
  'operations/reviewers#removeHere': {
    page: () => '/operations/reviewers',
    args: ({ reviewerId }) => [reviewerId],
    may: ['operator'],
  },
  'operations/operators#inviteHere': {
    page: () => '/operations/operators',
    args: () => [],
    form: ({ schoolId }) => ({ name: 'Zhou', email: `another-${schoolId}@things.example` }),
    may: ['operator'],
  },
  'operations/operators#revokeHere': {
    page: () => '/operations/operators',
    args: ({ operatorInvitationId }) => [operatorInvitationId],
    may: ['operator'],
  },
  'operations/operators#removeHere': {
    page: () => '/operations/operators',
    args: ({ formerOperatorId }) => [formerOperatorId],
    may: ['operator'],
  },
  'operations/operators#resetHere': {
    page: () => '/operations/operators',
    args: () => [],
    form: ({ appUserEmail }) => ({ email: appUserEmail }),
    may: ['operator'],
  },
  'operations/waiting-room#switchHere': {
    page: () => '/operations/waiting-room',
    args: () => [],
    form: () => ({ mode: 'off' }),
    may: ['operator'],
  },
  'operations/outbox#sendAgainHere': {
    page: () => '/operations/outbox',
    args: ({ mailId }) => [mailId],
    may: ['operator'],
  },
}
