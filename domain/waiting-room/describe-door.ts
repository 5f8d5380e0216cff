import type { Database } from '@/prisma/database'

interface DescribeOptions {
  db: Database
  now: Date
}

const silentMs = 5_000

/** How the waiting room stands, for operators; null before a portal has kept it. */
export async function describeDoor({ db, now }: DescribeOptions) {
  const [room, { _max }] = await Promise.all([
    db.waitingRoom.findUnique({ where: { id: 1 } }),
    db.waitingPressure.aggregate({
      where: { at: { gt: new Date(now.getTime() - silentMs) } },
      _max: { pressure: true },
    }),
  ])
  if (!room) return null
  const rows = await db.waitingSecond.findMany({
    where: { second: { gte: Math.floor(room.admittedBelow) } },
  })
  const waiting = rows.reduce((sum, { second, tickets }) => {
    const share = Math.min(1, second + 1 - room.admittedBelow)
    return sum + tickets * share
  }, 0)
  return { ...room, waiting: room.isOpen ? Math.round(waiting) : 0, pressure: _max.pressure ?? 0 }
}
