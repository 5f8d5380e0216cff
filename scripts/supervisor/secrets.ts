import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { passphraseSetting, secretSetting } from '@/common/settings'

const secretsSchema = z.object({
  MEDIA_SECRET: secretSetting,
  OPERATOR_PASSPHRASE: passphraseSetting,
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
    MEDIA_SECRET: randomBytes(32).toString('hex'),
    OPERATOR_PASSPHRASE: makePassphrase(),
    ...kept,
  }
  const draft = `${path}.new`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, path)
  return secrets
}

/** Without characters that look alike on paper. */
const passphraseCharacters = 'abcdefghjkmnpqrstuvwxyz23456789'
const passphraseGroups = 5
const charactersAGroup = 4

/** 99 random bits that can be typed, as in `k3mw-8xqa-…`. */
function makePassphrase() {
  const character = () => passphraseCharacters.charAt(randomInt(passphraseCharacters.length))
  const group = () => Array.from({ length: charactersAGroup }, character).join('')
  return Array.from({ length: passphraseGroups }, group).join('-')
}
