import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const demoAccountSchema = z.object({ email: z.string(), password: z.string() })
export const demoRoles = ['operator', 'schoolAdmin', 'teacher', 'guardian', 'partner'] as const
export type DemoRole = (typeof demoRoles)[number]
const demoAccountsSchema = z.record(z.enum(demoRoles), demoAccountSchema)
export type DemoAccounts = z.infer<typeof demoAccountsSchema>

/** For people and for tests: where the demo is, whom to sign in as, and a key to try. */
export const demoFactsSchema = z.object({
  portalUrl: z.string(),
  rtmpUrl: z.string(),
  /** Of the second classroom, in which nobody broadcasts. */
  streamKey: z.string(),
  watchUrl: z.string(),
  playlistUrl: z.string(),
  idleWatchUrl: z.string(),
  idlePlaylistUrl: z.string(),
  /** A partner's player of the demo broadcast. */
  embedUrl: z.string(),
  accounts: demoAccountsSchema,
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

/** The accounts that a former start wrote down. */
export function findKeptAccounts(path: string): Partial<DemoAccounts> {
  if (!existsSync(path)) return {}
  const kept = z.object({ accounts: demoAccountsSchema })
  return kept.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data?.accounts ?? {}
}

/** Both hold a stream key, so they are for their owner's eyes only. */
export function writeSecretly(path: string, content: DemoFacts | DemoLecture) {
  writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
