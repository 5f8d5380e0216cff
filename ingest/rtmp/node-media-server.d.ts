/** What we lean on of node-media-server 4.4.3, which ships no types; held by `guarded-rtmp.test.ts`. */
declare module 'node-media-server/src/protocol/rtmp.js' {
  interface OutgoingCommand {
    cmd: string
    transId: number
    cmdObj: unknown
    info?: unknown
  }

  /** One connection's protocol: handshake, and messages towards the peer. */
  class Rtmp {
    onOutputCallback: (bytes: Buffer) => void
    /** 0 before a handshake. */
    handshakeState: number
    parserData(bytes: Buffer): string | null
    sendACK(receivedBytes: number): void
    sendWindowACK(bytes: number): void
    setPeerBandwidth(bytes: number, limitType: number): void
    setChunkSize(bytes: number): void
    /** A user control message: its event's type and one 32-bit value. */
    sendStreamStatus(eventType: number, value: number): void
    /** Knows the argument names of `_result`, `onStatus` and `onFCPublish`. */
    sendInvokeMessage(streamId: number, command: OutgoingCommand): void
    sendStatusMessage(streamId: number, level: string, code: string, description: string): void
  }
  export = Rtmp
}

declare module 'node-media-server/src/protocol/amf.js' {
  /** Gives null for a type that it does not know; throws on truncated input. */
  export function amf0DecodeOne(bytes: Buffer): { len: number; value: unknown } | null
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { log(message: string, level?: string): void }
  export = logger
}
