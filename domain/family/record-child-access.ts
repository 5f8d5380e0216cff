import type { Transaction } from '@/prisma/database'
import type { ChildAccessKind } from './child-access-kinds'

interface RecordAccessOptions {
  /** In the transaction of what is shown, or before it. */
  db: Transaction
  now: Date
  /** One, or all that were seen at once. */
  childId: string | readonly string[]
  /** Who looked. */
  accountId: string
  what: ChildAccessKind
}

/** Writes down that staff saw something of a child; its guardians can read it. */
export async function recordChildAccess({ db, now, childId, ...seen }: RecordAccessOptions) {
  const childIds = typeof childId === 'string' ? [childId] : childId
  await db.childAccess.createMany({
    data: childIds.map((id) => ({ childId: id, ...seen, at: now })),
  })
}
