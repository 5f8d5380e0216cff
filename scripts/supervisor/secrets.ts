import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { secretSetting } from '@/common/settings'

const secretsSchema = z.object({
  MEDIA_SECRET: secretSetting,
  ACCOUNT_SECRET: secretSetting,
  CHILD_DATA_KEYS: z.string(),
  CHILD_DIGEST_KEY: z.string(),
})
export type Secrets = z.infer<typeof secretsSchema>

/**
 * The installation's own secrets, made at the first start and kept for its owner's eyes only. One
 * that a newer version asks for is added.
 */
export function readOrMakeSecrets(dataFolder: string): Secrets {
  const path = join(dataFolder, 'secrets.json')
  const kept = existsSync(path)
    ? secretsSchema.partial().parse(JSON.parse(readFileSync(path, 'utf8')))
    : {}
  const complete = secretsSchema.safeParse(kept)
  if (complete.success) return complete.data
  const secrets = {
    MEDIA_SECRET: makeSecret(),
    ACCOUNT_SECRET: makeSecret(),
    CHILD_DATA_KEYS: `1:${makeKey()}`,
    CHILD_DIGEST_KEY: makeKey(),
    ...kept,
  }
  const draft = `${path}.new`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, path)
  return secrets
}

const makeSecret = () => randomBytes(32).toString('hex')
const makeKey = () => randomBytes(32).toString('base64url')
