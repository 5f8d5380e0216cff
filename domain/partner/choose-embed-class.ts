import type { Transaction } from '@/prisma/database'

interface ChooseOptions {
  db: Transaction
  now: Date
  embed: { courseId: string; classSessionId: string | null }
  /** The class that a link asks for; it must be of the embed's course. */
  wished: string | null
}

const shown = { isRehearsal: false, cancelledAt: null } as const

/**
 * The class that an embed shows now: its own, the one that was asked for, or what is on of the course – on
 * air, else going on by the timetable, else the next, else the last that can be watched again. Null when
 * there is none at all.
 */
export async function chooseEmbedClass(options: ChooseOptions): Promise<string | null> {
  const { db, now, embed, wished } = options
  if (embed.classSessionId) return embed.classSessionId
  const { courseId } = embed
  if (wished) {
    const known = await db.classSession.findUnique({
      where: { id: wished, courseId, isRehearsal: false },
      select: { id: true },
    })
    if (known) return known.id
  }
  const onAir = await db.broadcast.findFirst({
    where: {
      state: { in: ['live', 'interrupted'] },
      stoppedAt: null,
      classSession: { courseId, ...shown },
    },
    orderBy: { startedAt: 'desc' },
    select: { classSessionId: true },
  })
  if (onAir) return onAir.classSessionId
  const next = await db.classSession.findFirst({
    where: { courseId, ...shown, endsAt: { gt: now }, broadcast: { stoppedAt: null } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  if (next) return next.id
  const past = await db.classSession.findFirst({
    where: { courseId, ...shown, endsAt: { lte: now } },
    orderBy: [
      { broadcast: { replayUntil: { sort: 'desc', nulls: 'last' } } },
      { startsAt: 'desc' },
    ],
    select: { id: true },
  })
  return past?.id ?? null
}
