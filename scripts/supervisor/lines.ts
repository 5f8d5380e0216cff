import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Calls `onLine` for every line that is not blank. */
export function eachLine(stream: Readable, onLine: (line: string) => void) {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    if (line.trim() !== '') onLine(line)
  })
}
