import { may } from '@/domain/access/may'
import type { CurrentAccount } from '@/domain/account/find-sign-in'
import { findStudio } from '@/domain/broadcast/find-studio'
import { listEnrolledChildren } from '@/domain/course-enrolment/list-enrolled-children'
import { DomainError } from '@/domain/domain-error'
import { type StudioState, studioStateSchema } from '../studio/studio-state'
import { answer } from './answer'
import { type FindAccount, findGrants } from './find-grants'
import { domainContext, type Portal } from './portal'
import { withDeadline } from './with-deadline'

/** Before the page gives up on the portal. */
const longestLookUpMs = 3_000

interface ReadStudioOptions {
  portal: Portal
  classSessionId: string
  grants: CurrentAccount['grants']
}

/** A class as the studio shows it; null for whoever does not teach in its school. */
export async function readStudio({ portal, classSessionId, grants }: ReadStudioOptions) {
  const context = domainContext(portal)
  const studio = await withDeadline(findStudio({ ...context, classSessionId }), longestLookUpMs)
  if (!studio || !may(grants, 'teach', studio.schoolId)) return null
  const { broadcastId, courseId, isRehearsal, ...rest } = studio
  const { db, now } = context
  const children = isRehearsal
    ? null
    : await listEnrolledChildren({ db, now, courseId, broadcastId })
  const state: StudioState = studioStateSchema.parse(
    JSON.parse(JSON.stringify({ ...rest, isRehearsal, children, readAt: context.now })),
  )
  return { state, studio }
}

interface StudioRequest {
  portal: Portal
  classSessionId: string
  findAccount: FindAccount
}

/** `GET /api/studio/<classSessionId>`: for those who teach in its school. */
export function answerStudio({ portal, classSessionId, findAccount }: StudioRequest) {
  return answer({ portal, route: '/api/studio/[classSessionId]' }, async () => {
    const grants = await findGrants(findAccount)
    const read = await readStudio({ portal, classSessionId, grants })
    if (!read) throw new DomainError('class_session_not_found')
    return Response.json(read.state, { headers: { 'cache-control': 'no-store' } })
  })
}
