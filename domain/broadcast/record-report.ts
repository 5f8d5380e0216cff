import type { BroadcastReport } from '@/common/media-contract'
import type { Transaction } from '@/prisma/database'
import { applyEvent, toStoredRun } from './broadcast-event'
import { broadcastStateAt } from './broadcast-state'
import { recordReplay } from './record-replay'
import { recordWarning } from './record-warning'

interface RecordReportOptions {
  report: BroadcastReport
  now: Date
  nodeName: string
  reconnectWindowMs: number
}

/** Writes one report down. A broadcast that has been granted to another node is no longer its own. */
export async function recordReport(tx: Transaction, options: RecordReportOptions) {
  const { report, now, nodeName, reconnectWindowMs } = options
  const broadcast = await tx.broadcast.findUnique({
    where: { id: report.broadcastId, nodeName },
    include: { classSession: true },
  })
  if (!broadcast) return
  // A node's clock may run ahead of ours.
  const at = new Date(Math.min(Date.parse(report.at), now.getTime()))
  const { event } = report
  if (event.kind === 'warning') {
    await recordWarning(tx, { broadcastId: broadcast.id, warning: event.warning, at })
    return
  }
  if (event.kind === 'recording_ready') {
    await recordReplay(tx, { broadcastId: broadcast.id, now, ...event })
    return
  }
  // It ended when somebody said so, whatever its node has heard of that.
  if (broadcast.stoppedAt || broadcast.closedAt) return
  const state = broadcastStateAt(broadcast, { now: at, reconnectWindowMs, nodeSeenAt: at })
  const changed = applyEvent({ ...toStoredRun(broadcast), state }, event.kind, at)
  if (!changed) return
  await tx.broadcast.update({
    where: { id: broadcast.id },
    // The grant has done its work: from here on the state says who holds the broadcast.
    data: { ...changed, grantedAt: null, changedAt: now },
  })
}
