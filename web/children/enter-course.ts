import { redirect } from 'next/navigation'
import { findFamily } from '@/domain/family/find-family'
import { requireAccount } from '../auth/current-account'
import { domainContext, getPortal } from '../server/portal'

/** For the actions of a course's page: who asks, and their family; who has none yet is led to where it begins. */
export async function enterCourse(courseId: string) {
  const page = `/courses/${courseId}`
  const { accountId } = await requireAccount(page)
  const { db, now } = domainContext(getPortal())
  const familyId = await findFamily({ db, accountId })
  if (!familyId) redirect('/family')
  return { page, context: { db, now, familyId, courseId } }
}
