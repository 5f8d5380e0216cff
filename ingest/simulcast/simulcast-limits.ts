/** What a target may cost. None of it is the broadcast's to pay. */
export const simulcastLimits = {
  /** A look-up of its name, the connection and TLS together. */
  connectTimeoutMs: 10_000,
  /** From the connection to `NetStream.Publish.Start`, however slowly it answers. */
  answerTimeoutMs: 10_000,
  /** Nothing of what is under way was taken for so long. */
  stallTimeoutMs: 15_000,
  goodbyeTimeoutMs: 1_500,
  firstRetryMs: 1_000,

  /** What has been handed to the socket and not been taken; more waits in the queue. */
  unsentBytes: 64 * 1024,
  /** The queue of a target that falls behind: beyond either it is dropped to the next keyframe. */
  queuedBytes: 4 * 1024 * 1024,
  queuedMs: 6_000,

  /** A server says little: its answers, and acknowledgements and pings afterwards. */
  receivedBytes: 256 * 1024,
  receivedBytesPerSecond: 16 * 1024,
} as const

/** Tests shorten them. */
export type SimulcastLimits = Readonly<Record<keyof typeof simulcastLimits, number>>
