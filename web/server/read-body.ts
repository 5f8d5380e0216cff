/** The body is longer than its door allows. */
export class BodyTooLongError extends Error {}

/** The body did not come in its time. */
export class BodyTooSlowError extends Error {}

interface BodyLimits {
  longestBytes: number
  withinMs: number
}

/** Reads a body as text without ever holding more, or waiting longer, than the limits say. */
export async function readBody(request: Request, limits: BodyLimits) {
  return (await readBytes(request, limits)).toString('utf8')
}

/** The same, as it came. */
export async function readBytes(request: Request, { longestBytes, withinMs }: BodyLimits) {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > longestBytes) throw new BodyTooLongError()
  const reader = request.body?.getReader()
  if (!reader) return Buffer.alloc(0)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    // Ends the read that is under way.
    reader.cancel().catch(() => {
      // The sender is gone, and the read below has failed with that.
    })
  }, withinMs)
  try {
    const chunks: Uint8Array[] = []
    let bytes = 0
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes += piece.value.byteLength
      if (bytes > longestBytes) {
        await reader.cancel()
        throw new BodyTooLongError()
      }
      chunks.push(piece.value)
    }
    if (isLate) throw new BodyTooSlowError()
    return Buffer.concat(chunks)
  } finally {
    clearTimeout(timer)
  }
}
