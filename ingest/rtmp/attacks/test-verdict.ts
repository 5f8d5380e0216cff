import { z } from 'zod'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { SourceEvent } from '@/transcoder/source'
import type { CloseReason } from '../close-reason'
import { attackBroadcastIds, attackKeys } from './test-attack-keys'

const expectedReasons: readonly CloseReason[] = [
  'publisher_stopped',
  'peer_closed',
  'socket_error',
  'handshake_timeout',
  'connect_timeout',
  'publish_timeout',
  'media_timeout',
  'protocol_violation',
  'too_much_before_grant',
  'too_fast',
  'answers_not_read',
  'publish_refused',
  'play_refused',
  'codec_refused',
  'taken_over',
]
const lineSchema = z.object({
  level: z.number(),
  msg: z.string(),
  connection: z.number().optional(),
  address: z.string().optional(),
  broadcast: z.string().optional(),
  reason: z.enum(expectedReasons).optional().catch(undefined),
})
const errorLevel = 50
const keyPattern = /key-of-/
const markerPattern = /M(\d+)\./

/** By the names that logs give them. Nobody gets into the one that is on air. */
const openToAttackers = new Set(
  [attackKeys.good, attackKeys.late].map((key) => broadcastLogId(attackBroadcastIds[key])),
)

export interface Attacker {
  socket: { readonly closed: boolean; readonly remoteAddress: string }
  /** Its number in the log; its media carry it too. */
  connection: number
}

export const markerOf = (connection: number) => Buffer.from(`M${connection}.`)

/** What went wrong, in words; nothing when all attackers were dealt with as they should be. */
export function findFaults({
  attackers,
  lines,
  events,
}: {
  attackers: Attacker[]
  lines: string[]
  events: SourceEvent[]
}) {
  const faults: string[] = []
  const logged = lines.map((line) => lineSchema.parse(JSON.parse(line)))
  for (const line of lines) if (keyPattern.test(line)) faults.push(`a key in the log: ${line}`)
  for (const { level, msg } of logged) if (level >= errorLevel) faults.push(`an error: ${msg}`)
  for (const { socket, connection } of attackers) {
    if (!socket.closed) faults.push(`connection ${connection} is still open`)
    const closings = logged.filter(
      (line) => line.msg === 'connection closed' && line.connection === connection,
    )
    const [closing] = closings
    if (closings.length !== 1) faults.push(`connection ${connection} has ${closings.length} lines`)
    if (!closing?.reason) faults.push(`connection ${connection} ended without a fit reason`)
    const address = closing?.address
    // A socket that was reset before it was taken has none.
    const isKnown = address === socket.remoteAddress || address === 'unknown'
    if (!isKnown) faults.push(`connection ${connection} has the address ${address}`)
  }
  const grants = logged.filter(({ msg }) => msg === 'publisher let in')
  for (const { broadcast = '' } of grants) {
    if (!openToAttackers.has(broadcast)) faults.push('somebody was let in without a grant')
  }
  const letIn = new Set(grants.map(({ connection }) => connection))
  for (const event of events) {
    const connection = connectionOf(event)
    if (connection !== null && !letIn.has(connection)) {
      faults.push(`media of connection ${connection}, which was not let in, reached a pipeline`)
    }
  }
  return faults
}

function connectionOf(event: SourceEvent) {
  const bytes = 'data' in event ? event.data : event.record
  const found = markerPattern.exec(bytes.toString('latin1'))
  return found ? Number(found[1]) : null
}
