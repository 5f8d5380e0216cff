import { listEnrolledSiblings } from '@/domain/course-enrolment/list-enrolled-siblings'
import { DomainError } from '@/domain/domain-error'
import type { Transaction } from '@/prisma/database'
import { readTicked } from './read-ticked'
import { keepWatchingChildren } from './watching-children'

interface KeepOptions {
  db: Transaction
  accountId: string
  classSessionId: string
  ticks: Record<string, string>
}

/** For an action: remembers who watches a class, of the guardian's own children who are enrolled in it. */
export async function keepOwnChildren({ db, accountId, classSessionId, ticks }: KeepOptions) {
  const siblings = await listEnrolledSiblings({ db, classSessionId, accountId })
  const ticked = readTicked(ticks)
  if (ticked.some((childId) => !siblings.some(({ id }) => id === childId))) {
    throw new DomainError('child_not_found')
  }
  await keepWatchingChildren({ accountId, classSessionId, childIds: ticked })
}
