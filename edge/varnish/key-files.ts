import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlaybackKey } from '@/common/playback-keys'
import type { EngineUser } from './engine-user'

const keysFolder = (workFolder: string) => join(workFolder, 'keys')
export const keyFile = (workFolder: string, kid: string) => join(keysFolder(workFolder), kid)
/** What no key is called. */
export const blindFile = (workFolder: string) => keyFile(workFolder, '.blind')

interface KeyFilesOptions {
  workFolder: string
  keys: readonly PlaybackKey[]
  user: EngineUser | null
}

/**
 * Keys lie in files that the engine's user alone can read, and not in the configuration: that is compiled, and
 * what is compiled can be read by more. Beside them lies a random text that is mixed into what is compared, so
 * that the time it takes to compare tells nothing.
 */
export function writeKeyFiles({ workFolder, keys, user }: KeyFilesOptions) {
  const folder = keysFolder(workFolder)
  mkdirSync(folder, { mode: 0o700 })
  const files = keys.map(({ kid, secret }) => [keyFile(workFolder, kid), secret] as const)
  const blind = [blindFile(workFolder), randomBytes(32).toString('hex')] as const
  for (const [path, text] of [...files, blind]) {
    writeFileSync(path, text, { mode: 0o400 })
    if (user) chownSync(path, user.userId, user.groupId)
  }
  if (user) chownSync(folder, user.userId, user.groupId)
}
