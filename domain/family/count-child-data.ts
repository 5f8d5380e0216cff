import type { Transaction } from '@/prisma/database'

/** What is kept of children, by kind: what a receipt of deletion lists. */
export const childDataKinds = [
  'children',
  'subscriptions',
  'enrolments',
  'consents',
  'documents',
  'attendance',
  'accesses',
] as const
export type ChildDataCounts = Record<(typeof childDataKinds)[number], number>

interface CountOptions {
  db: Transaction
  familyId: string
  /** One child's alone. */
  childId?: string
}

export async function countChildData({
  db,
  familyId,
  childId,
}: CountOptions): Promise<ChildDataCounts> {
  const child = { familyId, ...(childId ? { id: childId } : {}) }
  // One after the other: within a transaction there is one connection.
  return {
    children: await db.child.count({ where: child }),
    subscriptions: await db.subscription.count({ where: { child } }),
    enrolments: await db.enrolment.count({ where: { child } }),
    consents: await db.consent.count({ where: { child } }),
    documents: await db.evidencePage.count({ where: { evidence: { subscription: { child } } } }),
    attendance: await db.childPresence.count({ where: { child } }),
    accesses: await db.childAccess.count({ where: { child } }),
  }
}
