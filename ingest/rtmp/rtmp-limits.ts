/** What a connection may cost before and after it has been granted the right to publish. */
export const rtmpLimits = {
  /** From the accepted socket to the end of the handshake. */
  handshakeTimeoutMs: 5_000,
  /** From the handshake to `connect`. */
  connectTimeoutMs: 5_000,
  /** From `connect` to `publish`. */
  publishTimeoutMs: 10_000,
  /** A publisher that sends no media for this long is gone. */
  mediaTimeoutMs: 30_000,
  /** How long a refused peer has to read why, before its socket is cut. */
  goodbyeTimeoutMs: 2_000,

  publishers: 2_000,
  /** Connections without a grant; each encoder is one for a moment. */
  waitingPeers: 1_000,
  /** A school with many classrooms stands behind one address. */
  waitingPeersPerNetwork: 64,

  /** Encoders use a handful: control, commands, audio, video, data. */
  chunkStreams: 16,
  /** RTMP 1.0 section 5.4.1: "SHOULD be at least 128 bytes"; no encoder goes below the default. */
  smallestChunkBytes: 128,
  /** OBS sends 4096, ffmpeg 60000. Larger than the largest message makes no difference. */
  largestChunkBytes: 0xff_ff_ff,

  controlMessageBytes: 64,
  commandMessageBytes: 16 * 1024,
  /** Metadata, cue points: passed over. */
  dataMessageBytes: 64 * 1024,
  audioMessageBytes: 64 * 1024,
  /** A keyframe of 20 Mbit/s video with one every 4 s stays far below. */
  videoMessageBytes: 4 * 1024 * 1024,
  /** Messages begun and not yet complete, on all chunk streams together. */
  unfinishedBytes: 5 * 1024 * 1024,
  /** All that a peer may send before its grant: an encoder needs about 4 kB and what follows. */
  bytesBeforeGrant: 1024 * 1024,
  /** Encoders should wait for `Publish.Start`, and some do not. */
  mediaBytesBeforeGrant: 512 * 1024,
  /** What all connections hold in memory; beyond it those without a grant are turned away. */
  bufferedBytesOfAll: 256 * 1024 * 1024,
  /** A class in 1080p takes 6 Mbit/s. */
  publisherBitsPerSecond: 20_000_000,
  /** An encoder may make up for a pause of its line at once. */
  publisherBurstSeconds: 10,
  /** A peer that does not read our few answers. */
  unreadAnswerBytes: 64 * 1024,
} as const

/** Tests shorten them. */
export type RtmpLimits = Readonly<Record<keyof typeof rtmpLimits, number>>
