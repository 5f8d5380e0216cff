import { z } from 'zod'

/** A command of the peer: RTMP 1.0 section 7.2. */
export interface Command {
  name: string
  transactionId: number
  /** The command object and what follows it. */
  values: unknown[]
}

const nameSchema = z.string().max(64)
const transactionIdSchema = z.number().finite().catch(0)

/** Null when the values do not begin as a command does. */
export function parseCommand(values: unknown[]): Command | null {
  const name = nameSchema.safeParse(values[0])
  if (!name.success) return null
  return {
    name: name.data,
    transactionId: transactionIdSchema.parse(values[1]),
    values: values.slice(2),
  }
}

const connectSchema = z.object({
  fourCcList: z.unknown().optional(),
  videoFourCcInfoMap: z.unknown().optional(),
  audioFourCcInfoMap: z.unknown().optional(),
  capsEx: z.unknown().optional(),
})

/** True when the encoder speaks Enhanced RTMP. An absent or odd command object is a plain `connect`. */
export function offersEnhancedRtmp({ values }: Command) {
  const offer = connectSchema.safeParse(values[0])
  if (!offer.success) return false
  return Object.values(offer.data).some((value) => value !== undefined && value !== null)
}

const sentBySchema = z.object({ sentBy: z.string().max(64) })

/** The mark of a Seedling installation that sends a broadcast on; null for an encoder. */
export function findSender({ values }: Command) {
  const sender = sentBySchema.safeParse(values[0])
  return sender.success ? sender.data.sentBy : null
}

const streamNameSchema = z.string().trim().min(1).max(1_024)

/** The name of `publish` without its query, or null when there is none. */
export function parseStreamName({ values }: Command) {
  const name = streamNameSchema.safeParse(values[1])
  return name.success ? (name.data.split('?', 1)[0]?.trim() ?? null) : null
}
