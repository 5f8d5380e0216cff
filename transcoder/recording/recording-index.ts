import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'

/**
 * The index of one recorded run, `<recordings>/<broadcastId>/<runId>/index.jsonl`: one JSON line a
 * fact, appended after what it speaks of lies on disk. Durations in seconds.
 */
const runLine = z.object({ type: z.literal('run'), version: z.literal(1), runId: z.string() })

const initFacts = { type: z.literal('init'), rendition: z.string(), number: z.number().int() }
const initLine = z.discriminatedUnion('kind', [
  z.object({
    ...initFacts,
    kind: z.literal('video'),
    codecs: z.string(),
    width: z.number(),
    height: z.number(),
    fps: z.number(),
  }),
  z.object({
    ...initFacts,
    kind: z.literal('audio'),
    codecs: z.string(),
    channels: z.number(),
  }),
])
export type InitLine = z.infer<typeof initLine>

const segmentLine = z.object({
  type: z.literal('segment'),
  rendition: z.string(),
  msn: z.number().int().nonnegative(),
  init: z.number().int().nonnegative(),
  isDiscontinuity: z.boolean(),
  isIndependent: z.boolean(),
  /** No media came for it: there is no file. */
  isGap: z.boolean(),
  programDateTimeMs: z.number(),
  durationSeconds: z.number().nonnegative(),
  byteLength: z.number().int().nonnegative(),
  /** Its first frame as a part of its own; older recordings do not say. */
  keyframeByteLength: z.number().int().nonnegative().optional(),
})
export type SegmentLine = z.infer<typeof segmentLine>

const indexLine = z.discriminatedUnion('type', [runLine, initLine, segmentLine])
export type IndexLine = z.infer<typeof indexLine>

export const indexName = 'index.jsonl'

export function renderIndexLine(line: IndexLine) {
  return `${JSON.stringify(line)}\n`
}

const linesAtATime = 500

/**
 * Reads an index. A crash may leave a torn last line, which is cut; anything else that cannot be
 * read throws. A long class has thousands of lines: live broadcasts have their turn in between.
 */
export async function parseIndex(text: string): Promise<IndexLine[]> {
  const texts = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  const lines: IndexLine[] = []
  for (const [position, each] of texts.entries()) {
    if (each !== '') lines.push(indexLine.parse(JSON.parse(each)))
    if (position % linesAtATime === linesAtATime - 1) await setImmediate()
  }
  return lines
}
