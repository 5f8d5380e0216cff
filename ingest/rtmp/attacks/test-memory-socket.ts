import { Duplex } from 'node:stream'

/** The door's end of a line to a peer in the same process. */
export class MemorySocket extends Duplex {
  readonly remoteAddress = '198.51.100.7'
  sentBytes = 0
  private isDeaf = false

  setNoDelay() {
    return this
  }

  setKeepAlive() {
    return this
  }

  /** From here on the peer takes nothing and does not close. */
  goDeaf() {
    this.isDeaf = true
  }

  /** What the peer sends. */
  receive(bytes: Buffer) {
    if (this.readable && bytes.length > 0) this.push(bytes)
  }

  /** The peer closes its side. */
  hangUp() {
    if (this.readable) this.push(null)
  }

  override _read() {
    // What comes is pushed.
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void) {
    if (this.isDeaf) return
    this.sentBytes += bytes.length
    done()
  }

  override _final(done: () => void) {
    done()
    if (!this.isDeaf) this.hangUp()
  }
}
