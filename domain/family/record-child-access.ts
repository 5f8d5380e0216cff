import type { Transaction } from '@/prisma/database'

/** What can be seen of a child; each has its sentence on the family's pages. */
export const childAccessKinds = [
  'profile_seen',
  'evidence_seen',
  'attendance_seen',
  'duplicate_seen',
  'objection_seen',
] as const
export type ChildAccessKind = (typeof childAccessKinds)[number]

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
