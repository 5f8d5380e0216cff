import type { SimulcastHealth } from '@/common/simulcast-health'
import type { Transaction } from '@/prisma/database'

/** A target as the studio shows it. */
export interface ClassSimulcast {
  id: string
  name: string
  isOn: boolean
  /** What the node says of it; null while it says nothing. */
  health: Omit<SimulcastHealth, 'targetId'> | null
}

interface ListOptions {
  db: Transaction
  classSessionId: string
  classroomId: string
  /** The broadcast's newest figures. */
  health: readonly SimulcastHealth[]
}

/** Where a class is sent on to, its own targets and its classroom's, with how each is doing. */
export async function listClassSimulcasts(options: ListOptions): Promise<ClassSimulcast[]> {
  const { db, classSessionId, classroomId, health } = options
  const targets = await db.simulcastTarget.findMany({
    where: { OR: [{ classSessionId }, { classroomId }] },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, isOn: true },
  })
  return targets.map((target) => {
    const found = health.find(({ targetId }) => targetId === target.id)
    if (!found || !target.isOn) return { ...target, health: null }
    const { targetId: _, ...rest } = found
    return { ...target, health: rest }
  })
}
