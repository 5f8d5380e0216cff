import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { childDataKeySettings, toChildDataKeys } from '@/common/child-data-keys'
import { readSettings } from '@/common/settings'
import type { StackFacts } from './stack-facts'

/** The keys that a stack made for itself, so that a test can seal what its pages open. */
export function readChildKeys({ dataFolder }: Pick<StackFacts, 'dataFolder'>) {
  const secrets = JSON.parse(readFileSync(join(dataFolder, 'secrets.json'), 'utf8'))
  return toChildDataKeys(readSettings(childDataKeySettings, secrets))
}
