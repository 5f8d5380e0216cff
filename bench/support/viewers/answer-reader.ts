const endOfHead = Buffer.from('\r\n\r\n')

/** A piece of the body and where it lies. It is only there until the call returns. */
export type OnBody = (piece: Buffer, at: number, status: number) => void

/** Reads one answer of HTTP/1.1 (RFC 9112) that tells its length, as all of ours do. */
export class AnswerReader {
  status = 0
  private head: Buffer | null = null
  private bodyLength: number | null = null
  private bodyRead = 0

  constructor(private readonly onBody: OnBody) {}

  /** True with the answer's last byte. Throws on what is no such answer. */
  push(bytes: Buffer): boolean {
    if (this.bodyLength !== null) return this.takeBody(bytes, this.bodyLength)
    const seen = this.head ? Buffer.concat([this.head, bytes]) : bytes
    const end = seen.indexOf(endOfHead)
    if (end < 0) {
      this.head = Buffer.from(seen)
      return false
    }
    this.bodyLength = this.takeHead(seen.toString('latin1', 0, end))
    return this.takeBody(seen.subarray(end + endOfHead.length), this.bodyLength)
  }

  private takeHead(head: string) {
    const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    if (status === undefined || length === undefined) throw new Error('not a plain answer')
    this.status = Number(status)
    return Number(length)
  }

  private takeBody(bytes: Buffer, length: number) {
    if (this.bodyRead + bytes.length > length) throw new Error('longer than it said')
    if (bytes.length > 0) this.onBody(bytes, this.bodyRead, this.status)
    this.bodyRead += bytes.length
    return this.bodyRead === length
  }
}
