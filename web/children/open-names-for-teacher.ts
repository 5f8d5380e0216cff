import { recordChildAccess } from '@/domain/family/record-child-access'
import { domainContext, type Portal } from '../server/portal'
import { openNames } from './open-names'

interface TeacherOptions {
  portal: Portal
  /** Who looks, and who is named to teach the class. */
  accountId: string
  teacherId: string | null
  children: readonly { childId: string; sealedProfile: string }[]
}

const mostAtOnce = 1_000

/**
 * The children's names for the teacher of the class alone, and that is written down for their families; null for
 * everybody else, who knows the children by their numbers.
 */
export async function openNamesForTeacher(options: TeacherOptions): Promise<string[] | null> {
  const { portal, accountId, teacherId, children } = options
  if (teacherId === null || accountId !== teacherId) return null
  const { db, now } = domainContext(portal)
  const childIds = children.map(({ childId }) => childId)
  for (let from = 0; from < childIds.length; from += mostAtOnce) {
    const childId = childIds.slice(from, from + mostAtOnce)
    await recordChildAccess({ db, now, childId, accountId, what: 'attendance_seen' })
  }
  return openNames(children, portal)
}
