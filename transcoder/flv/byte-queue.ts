/** Bytes that come in chunks and go out in the lengths one asks for. Each byte is copied at most once. */
export class ByteQueue {
  private readonly chunks: Buffer[] = []
  private head = 0
  length = 0

  push(chunk: Buffer) {
    if (chunk.length === 0) return
    this.chunks.push(chunk)
    this.length += chunk.length
  }

  /** The next `size` bytes; a view where they lie in one chunk. Throws RangeError if there are fewer. */
  take(size: number): Buffer {
    if (size > this.length) throw new RangeError(`Only ${this.length} of ${size} bytes are there.`)
    const [first] = this.chunks
    if (first && first.length - this.head >= size) return this.advance(first, size)
    const joined = Buffer.allocUnsafe(size)
    for (let filled = 0; filled < size; ) {
      const [chunk] = this.chunks
      if (!chunk) break
      const piece = this.advance(chunk, Math.min(chunk.length - this.head, size - filled))
      filled += piece.copy(joined, filled)
    }
    return joined
  }

  private advance(first: Buffer, size: number) {
    const piece = first.subarray(this.head, this.head + size)
    this.head += size
    this.length -= size
    if (this.head === first.length) {
      this.chunks.shift()
      this.head = 0
    }
    return piece
  }
}
