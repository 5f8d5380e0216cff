import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const lineSchema = z.object({
  what: z.enum(['asked', 'answered']),
  target: z.string(),
  status: z.number(),
  atMs: z.number(),
})

/** What the origin knows of one address, with its query. */
export interface OriginObject {
  fetches: number
  /** On the clock of `monotonicMs`. */
  answeredAtMs: number
  isRefused: boolean
}

/** The environment that makes a stack's media node write down what comes to its origin. */
export const originWatchEnvironment = (path: string) => ({
  NODE_OPTIONS: `--import=${pathToFileURL('bench/support/origin-watch.mjs').href}`,
  SEEDLING_ORIGIN_WATCH_FILE: path,
})

/** All that was ever asked for at the origin, by its address. */
export function readOriginRecord(path: string): Map<string, OriginObject> {
  const objects = new Map<string, OriginObject>()
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    // The last line may still be on its way.
    if (!text.endsWith('}')) continue
    const { what, target, status, atMs } = lineSchema.parse(JSON.parse(text))
    const known = objects.get(target) ?? { fetches: 0, answeredAtMs: 0, isRefused: false }
    if (what === 'asked') known.fetches += 1
    else {
      known.answeredAtMs ||= atMs
      known.isRefused ||= status !== 200
    }
    objects.set(target, known)
  }
  return objects
}

/** Playlists asked for without directives: their content moves on, and they are fetched each second. */
export const isMovingDocument = (target: string) => /\.(m3u8|json)$/.test(target)
