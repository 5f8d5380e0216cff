import type { ReportsRequest } from '@/common/media-contract'
import type { Database, Transaction } from '@/prisma/database'
import { interruptMissingBroadcasts } from './interrupt-missing-broadcasts'
import { lockBroadcasts } from './lock-broadcasts'
import { lockMediaNode } from './lock-media-node'
import { recordHealth } from './record-health'
import { recordReport } from './record-report'

// A node that could not reach the portal for minutes sends hundreds of reports at once.
const longestTransactionMs = 30_000
const longestClockLeadMs = 60_000

interface RecordReportsOptions {
  db: Database
  now: Date
  reconnectWindowMs: number
  request: ReportsRequest
}

/**
 * Takes a media node's reports, each once and in order however often they are sent, and sets right
 * what the portal believes to be on air there. All of it happens or nothing.
 */
export function recordReports({ db, ...options }: RecordReportsOptions) {
  return db.$transaction((tx) => recordInTurn(tx, options), { timeout: longestTransactionMs })
}

async function recordInTurn(tx: Transaction, options: Omit<RecordReportsOptions, 'db'>) {
  const { now, reconnectWindowMs, request } = options
  const { nodeName, broadcastIds } = request
  const nodeStartedAt = new Date(request.nodeStartedAt)
  const node = await lockMediaNode(tx, { nodeName, nodeStartedAt })
  const isNewProcess = isSuccessor(nodeStartedAt, { ...node, now })
  // A process that has been replaced: its last words come too late to be true.
  if (nodeStartedAt < node.startedAt && !isNewProcess) return { recorded: 0, reports: [] }

  const lastSequence = isNewProcess ? -1 : node.lastSequence
  const fresh = request.reports
    .filter(({ sequence }) => sequence > lastSequence)
    .sort((one, other) => one.sequence - other.sequence)
  const live = await listLiveBroadcastIds(tx, nodeName)
  // All at once, in one order: two transactions never wait for each other.
  await lockBroadcasts(tx, [...live, ...fresh.map(({ broadcastId }) => broadcastId)])
  for (const report of fresh) await recordReport(tx, { report, now, nodeName, reconnectWindowMs })
  const missing = live.filter((id) => !broadcastIds.includes(id))
  await interruptMissingBroadcasts(tx, { missing, now, nodeName, isNewProcess })
  await tx.mediaNode.update({
    where: { name: nodeName },
    data: {
      startedAt: nodeStartedAt,
      lastSequence: fresh.at(-1)?.sequence ?? lastSequence,
      lastSeenAt: now,
    },
  })
  const { health } = request
  if (health) await recordHealth(tx, { health, nodeName, now })
  return { recorded: fresh.length, reports: fresh }
}

/** A start well in the future was read from a clock that has been set right since: any other is newer. */
function isSuccessor(nodeStartedAt: Date, { startedAt, now }: { startedAt: Date; now: Date }) {
  const isOtherProcess = nodeStartedAt.getTime() !== startedAt.getTime()
  const isClockAhead = startedAt.getTime() > now.getTime() + longestClockLeadMs
  return nodeStartedAt > startedAt || (isOtherProcess && isClockAhead)
}

async function listLiveBroadcastIds(tx: Transaction, nodeName: string) {
  const rows = await tx.broadcast.findMany({
    where: { nodeName, state: 'live' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
