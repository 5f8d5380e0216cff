import { open } from 'node:fs/promises'
import type { Segment } from '../packager/rendition-window'

/** A segment's bytes, from memory or from its file; null where they are gone. */
export function readSegment(segment: Segment) {
  return readParts(segment, { first: 0, count: segment.parts.length })
}

/** One part's bytes, likewise. */
export function readPart(segment: Segment, part: number) {
  return part < segment.parts.length ? readParts(segment, { first: part, count: 1 }) : null
}

async function readParts(
  { parts, file }: Segment,
  { first, count }: { first: number; count: number },
): Promise<readonly Buffer[] | null> {
  const wanted = parts.slice(first, first + count)
  const inMemory = wanted.flatMap(({ bytes }) => bytes ?? [])
  if (inMemory.length === wanted.length) return inMemory
  if (!file) return null
  const start = lengthOf(parts.slice(0, first))
  return readRange(file, { start, length: lengthOf(wanted) })
}

/** Null where the file is missing, or shorter than it was. */
async function readRange(path: string, { start, length }: { start: number; length: number }) {
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

function lengthOf(parts: Segment['parts']) {
  return parts.reduce((bytes, { byteLength }) => bytes + byteLength, 0)
}
