import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Right } from '@/domain/access/may'
import { requireRight } from '../auth/current-account'
import { domainContext, getPortal } from '../server/portal'

/** Looked up once for a page and its layout. */
export const findSchool = cache((schoolId: string) =>
  getPortal().db.school.findUnique({ where: { id: schoolId } }),
)

/**
 * For a page of running a school and its actions: who asks, and the school. Whoever is not signed in
 * is led to where they can do so and back to that page; to whoever may not run it, it does not exist.
 *
 * @param below the page's path below the school's own, as in `courses`
 */
export async function enterSchool(schoolId: string, below = '', right: Right = 'run_school') {
  const page = `/school/${schoolId}${below && `/${below}`}`
  const { accountId: actorId } = await requireRight(right, { next: page, schoolId })
  const school = await findSchool(schoolId)
  if (!school) notFound()
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  return { page, portal, school, context: { db, now, actorId, schoolId } }
}
