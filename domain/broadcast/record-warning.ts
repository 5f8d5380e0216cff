import type { BroadcastWarning } from '@/common/media-contract'
import type { Transaction } from '@/prisma/database'

interface RecordWarningOptions {
  broadcastId: string
  warning: BroadcastWarning
  at: Date
}

/** Keeps a warning once a kind, with its latest figures. */
export function recordWarning(tx: Transaction, { broadcastId, warning, at }: RecordWarningOptions) {
  const { code, ...figures } = warning
  return tx.broadcastWarning.upsert({
    where: { broadcastId_code: { broadcastId, code } },
    create: { broadcastId, code, figures, firstAt: at, lastAt: at },
    update: { figures, lastAt: at },
  })
}
