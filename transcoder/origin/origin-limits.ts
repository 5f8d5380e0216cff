/** What readers may cost the origin. Edges, and viewers where there is no edge, stay far below. */
export const originLimits = {
  /** Above what may wait for media that are not made yet. */
  connections: 25_000,
  /** From a connection, or the answer before, to the end of a request's headers. */
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  headerBytes: 16 * 1024,
  requestTargetCharacters: 2_048,
  /** Above the 60 s after which common caches close their side, so that they never write into a closing socket. */
  keepAliveTimeoutMs: 75_000,

  /** A reader that takes nothing for this long is gone. */
  stalledReaderMs: 15_000,
  /** Who takes longer than this for one segment cannot follow the class anyway. */
  answerMs: 60_000,
  /** Answers that readers have not taken yet, all together; the oldest are given up first. */
  unsentBytes: 256 * 1024 * 1024,

  /** How often times are looked at. */
  checkEveryMs: 2_000,
} as const

/** Tests shorten them. */
export type OriginLimits = Readonly<Record<keyof typeof originLimits, number>>
