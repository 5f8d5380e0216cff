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

export async function countChildData({ db, familyId, childId }: CountOptions): Promise<ChildDataCounts> {
  const child = { familyId, ...(childId ? { id: childId } : {}) }
  const [children, subscriptions, enrolments, consents, documents, attendance, accesses] =
    await Promise.all([
      db.child.count({ where: child }),
      db.subscription.count({ where: { child } }),
      db.enrolment.count({ where: { child } }),
      db.consent.count({ where: { child } }),
      db.evidencePage.count({ where: { evidence: { subscription: { child } } } }),
      db.childPresence.count({ where: { child } }),
      db.childAccess.count({ where: { child } }),
    ])
  return { children, subscriptions, enrolments, consents, documents, attendance, accesses }
}
