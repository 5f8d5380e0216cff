/** The peer does not keep to RTMP 1.0, or goes over a limit. The message is for the log, without the peer's bytes. */
export class ProtocolViolation extends Error {}
