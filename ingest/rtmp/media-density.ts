/** At 20 Mbit/s a second of media has 2.5 MB; a keyframe may be large. */
const mostBytesASecond = 16 * 1024 * 1024
const longestStepMs = 1_000
/** What a message costs beside its payload, however small that is. */
const messageBytes = 256

/**
 * Counts how much comes for each second of media. A publisher whose timestamps stand still would never
 * end its segment, and fill the node's memory with it.
 */
export class MediaDensity {
  private readonly lastMs = new Map<number, number>()
  private bytes = 0
  private mediaMs = 0

  /** False when too much has come for one second of media. Timestamps may wrap and jump. */
  take({ type, timestampMs, bytes }: { type: number; timestampMs: number; bytes: number }) {
    const stepMs = (timestampMs - (this.lastMs.get(type) ?? timestampMs)) | 0
    this.lastMs.set(type, timestampMs)
    this.mediaMs += Math.min(Math.max(0, stepMs), longestStepMs)
    this.bytes += bytes + messageBytes
    if (this.mediaMs >= longestStepMs) {
      this.mediaMs = 0
      this.bytes = 0
    }
    return this.bytes <= mostBytesASecond
  }
}
