import { randomFillSync } from 'node:crypto'
import { ProtocolViolation } from '../rtmp/protocol-violation'

const signatureBytes = 1536
const plainRtmp = 3

/** The client's side of RTMP's handshake in its simple form, as OBS does it: RTMP 1.0 section 5.2. */
export class ClientHandshake {
  private readonly answer = Buffer.alloc(1 + 2 * signatureBytes)
  private answerBytes = 0

  constructor(private readonly write: (bytes: Buffer) => void) {}

  get isDone() {
    return this.answerBytes === this.answer.length
  }

  /** C0 and C1: the version, a time, four zeros and noise. */
  start() {
    const hello = Buffer.alloc(1 + signatureBytes)
    hello.writeUInt8(plainRtmp)
    randomFillSync(hello, 9)
    this.write(hello)
  }

  /** Gives what is left of the bytes once it is done. Throws {@link ProtocolViolation}. */
  push(bytes: Buffer) {
    const before = this.answerBytes
    const taken = bytes.copy(this.answer, before)
    this.answerBytes += taken
    if (this.answer.readUInt8(0) !== plainRtmp) {
      throw new ProtocolViolation('the server does not speak plain RTMP')
    }
    const helloEnd = 1 + signatureBytes
    // C2 echoes S1.
    if (before < helloEnd && this.answerBytes >= helloEnd) {
      this.write(this.answer.subarray(1, helloEnd))
    }
    return bytes.subarray(taken)
  }
}
