import { open } from 'node:fs/promises'
import type { Part, Segment } from '../packager/rendition-window'

/** A segment's bytes, from memory or from its file; null where they are gone. */
export function readSegment({ parts, byteLength: length, file }: Segment) {
  return findInMemory(parts, length) ?? readRange(file, { start: 0, length })
}

/** One part's bytes, likewise. */
export function readPart({ parts, file }: Segment, index: number) {
  const part = parts[index]
  if (!part) return null
  const { byteLength: length } = part
  const start = lengthOf(parts.slice(0, index))
  return findInMemory([part], length) ?? readRange(file, { start, length })
}

/** Null unless they hold all of it. */
function findInMemory(parts: readonly Part[], length: number): readonly Buffer[] | null {
  const held = parts.flatMap(({ bytes }) => bytes ?? [])
  return lengthOf(held) === length ? held : null
}

/** Null where there is no file, or it is missing or shorter than it was. */
async function readRange(
  path: string | null,
  { start, length }: { start: number; length: number },
): Promise<readonly Buffer[] | null> {
  if (!path) return null
  try {
    const file = await open(path)
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
