import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlaybackKey } from '@/common/playback-keys'
import type { EngineUser } from './engine-user'

const keysFolder = (workFolder: string) => join(workFolder, 'keys')
export const keyFile = (workFolder: string, kid: string) => join(keysFolder(workFolder), kid)

interface KeyFilesOptions {
  workFolder: string
  keys: readonly PlaybackKey[]
  user: EngineUser | null
}

/**
 * Keys lie in files that the engine's user alone can read, and not in the configuration: that is compiled, and
 * what is compiled can be read by more.
 */
export function writeKeyFiles({ workFolder, keys, user }: KeyFilesOptions) {
  const folder = keysFolder(workFolder)
  mkdirSync(folder, { mode: 0o700 })
  for (const { kid, secret } of keys) {
    const path = keyFile(workFolder, kid)
    writeFileSync(path, secret, { mode: 0o400 })
    if (user) chownSync(path, user.userId, user.groupId)
  }
  if (user) chownSync(folder, user.userId, user.groupId)
}
