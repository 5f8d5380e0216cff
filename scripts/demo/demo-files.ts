import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** For people and for tests: where the demo is, and a key to try. */
export const demoFactsSchema = z.object({
  portalUrl: z.string(),
  rtmpUrl: z.string(),
  /** Of the second classroom, in which nobody broadcasts. */
  streamKey: z.string(),
  watchUrl: z.string(),
  playlistUrl: z.string(),
  idleWatchUrl: z.string(),
  idlePlaylistUrl: z.string(),
})
export type DemoFacts = z.infer<typeof demoFactsSchema>

/** For the program that publishes the demo lecture. */
export const demoLectureSchema = z.object({ rtmpUrl: z.string(), streamKey: z.string() })
export type DemoLecture = z.infer<typeof demoLectureSchema>

export const demoFactsPath = (dataFolder: string) => join(dataFolder, 'demo.json')
export const demoLecturePath = (dataFolder: string) => join(dataFolder, 'demo-lecture.json')

/** The stream key that a former start wrote down. */
export function findKeptStreamKey(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  const kept = z.object({ streamKey: z.string() }).safeParse(JSON.parse(readFileSync(path, 'utf8')))
  return kept.data?.streamKey
}

/** Both hold a stream key, so they are for their owner's eyes only. */
export function writeSecretly(path: string, content: DemoFacts | DemoLecture) {
  writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
