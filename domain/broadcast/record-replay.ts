import type { Transaction } from '@/prisma/database'

interface RecordReplayOptions {
  broadcastId: string
  now: Date
  durationSeconds: number
  /** ISO 8601. */
  availableUntil: string
}

/** Keeps that a broadcast can be watched again, how long it is, and until when. */
export function recordReplay(tx: Transaction, options: RecordReplayOptions) {
  const { broadcastId, now, durationSeconds, availableUntil } = options
  return tx.broadcast.update({
    where: { id: broadcastId },
    data: {
      replaySeconds: Math.max(1, Math.round(durationSeconds)),
      replayUntil: new Date(availableUntil),
      changedAt: now,
    },
  })
}
