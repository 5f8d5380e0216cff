const mostKept = 400

/** What all viewers of a process have got of one object: each must get the same bytes. */
class SharedBody {
  private bytes: Buffer = Buffer.alloc(0)

  /** False when this piece differs from what somebody else got. */
  take(piece: Buffer, at: number) {
    const known = this.bytes.subarray(at, at + piece.length)
    if (!known.equals(piece.subarray(0, known.length))) return false
    if (known.length < piece.length) {
      this.bytes = Buffer.concat([this.bytes, piece.subarray(known.length)])
    }
    return true
  }
}

/** The newest media objects, to compare what viewers get byte by byte. */
export class SharedBodies {
  private readonly bodies = new Map<string, SharedBody>()

  of(path: string) {
    const known = this.bodies.get(path)
    if (known) return known
    const body = new SharedBody()
    this.bodies.set(path, body)
    for (const oldest of this.bodies.keys()) {
      if (this.bodies.size <= mostKept) break
      this.bodies.delete(oldest)
    }
    return body
  }
}
