/** The body is longer than its door allows. */
export class BodyTooLongError extends Error {}

/** Reads a body as text without ever holding more than the limit. */
export async function readBody(request: Request, longestBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the rest of the body.
    if (bytes > longestBytes) throw new BodyTooLongError()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
