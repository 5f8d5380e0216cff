import type { Studio } from '@/domain/broadcast/find-studio'
import { listSealedChildren } from '@/domain/course-enrolment/list-enrolled-children'
import { openNamesForTeacher } from '../children/open-names-for-teacher'
import type { Portal } from '../server/portal'

interface ReadNamesOptions {
  portal: Portal
  accountId: string
  studio: Studio
  /** Whether its children are listed: of a class with too many nobody's name is opened. */
  isListed: boolean
}

/**
 * The names of the children of a class by their numbers, read once with the page; what is asked for again and
 * again knows numbers alone.
 */
export async function readNames({ portal, accountId, studio, isListed }: ReadNamesOptions) {
  const { teacherId, courseId, broadcastId } = studio
  if (!isListed || accountId !== teacherId) return null
  const children = await listSealedChildren({ db: portal.db, courseId, broadcastId })
  const names = await openNamesForTeacher({ portal, accountId, teacherId, children })
  return (
    names && Object.fromEntries(children.map(({ number }, index) => [number, names[index] ?? '']))
  )
}
