import { z } from 'zod'
import { type Command, parseCommand } from '../rtmp/command'
import { decodeCommandValues } from '../rtmp/guarded-rtmp'
import { ProtocolViolation } from '../rtmp/protocol-violation'
import { refusals } from '../rtmp/publish-refusal'

/** What a server says to a publisher, as far as it matters. */
export type ServerAnswer =
  | { kind: 'result'; transactionId: number; value: unknown }
  | { kind: 'published' }
  /** The transaction is 0 where a server speaks up by itself. */
  | { kind: 'refused'; transactionId: number; isOurselves: boolean }
  | { kind: 'other' }

const statusSchema = z.looseObject({
  level: z.string().catch(''),
  code: z.string().catch(''),
  description: z.string().catch(''),
})

/** What it says in words goes nowhere: servers repeat stream keys. */
export function readServerAnswer(payload: Buffer): ServerAnswer {
  const command = readCommand(payload)
  switch (command?.name) {
    case '_result':
      return { kind: 'result', transactionId: command.transactionId, value: command.values[1] }
    case '_error':
    case 'onStatus':
      return readStatus(command)
    default:
      return { kind: 'other' }
  }
}

/** Null for what is passed over: ffmpeg's `onFCPublish`, for one, is a name and nothing else. */
function readCommand(payload: Buffer) {
  try {
    return parseCommand(decodeCommandValues(payload))
  } catch (error) {
    if (error instanceof ProtocolViolation) return null
    throw error
  }
}

function readStatus({ name, transactionId, values }: Command): ServerAnswer {
  const status = statusSchema.safeParse(values[1])
  const { level, code, description } = status.success ? status.data : noStatus
  if (name === 'onStatus' && code === 'NetStream.Publish.Start') return { kind: 'published' }
  const isRefusal = name === '_error' || level === 'error' || refusalCode.test(code)
  if (!isRefusal) return { kind: 'other' }
  const isOurselves = description === refusals.sent_by_ourselves.description
  return { kind: 'refused', transactionId, isOurselves }
}

const noStatus = { level: '', code: '', description: '' }
const refusalCode = /\.(BadName|Denied|Failed|Rejected|Closed|InvalidApp|Unauthorized)$/
