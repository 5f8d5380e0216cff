import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Part, Segment } from '../packager/rendition-window'
import { segmentName } from '../playlist/names'

/** A segment's bytes, from memory or from its file; null where they are gone. */
export function readSegment(segment: Segment) {
  const { parts, byteLength: length } = segment
  return findInMemory(parts, length) ?? readRange(segment, { start: 0, length })
}

/** One part's bytes, likewise. */
export function readPart(segment: Segment, index: number) {
  const { parts } = segment
  const part = parts[index]
  if (!part) return null
  const { byteLength: length } = part
  const start = lengthOf(parts.slice(0, index))
  return findInMemory([part], length) ?? readRange(segment, { start, length })
}

/** Null unless they hold all of it. */
function findInMemory(parts: readonly Part[], length: number): readonly Buffer[] | null {
  const held = parts.flatMap(({ bytes }) => bytes ?? [])
  return lengthOf(held) === length ? held : null
}

/** Null where there is no file, or it is missing or shorter than it was. */
async function readRange(
  { folder, msn }: Segment,
  { start, length }: { start: number; length: number },
): Promise<readonly Buffer[] | null> {
  if (folder === null) return null
  try {
    const file = await open(join(folder, segmentName(msn)))
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, start)
      return bytesRead === length ? [buffer] : null
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return null
    // Not the error itself: its path holds the broadcast's secret.
    throw new Error(`a stored segment cannot be read (${code})`)
  }
}

function lengthOf(pieces: readonly { byteLength: number }[]) {
  return pieces.reduce((bytes, { byteLength }) => bytes + byteLength, 0)
}
