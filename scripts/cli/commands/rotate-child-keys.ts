import { resolve } from 'node:path'
import { childDataKeySettings, toChildDataKeys } from '@/common/child-data-keys'
import { readSettings } from '@/common/settings'
import { rotateChildKeys } from '@/domain/family/rotate-child-keys'
import { readOrMakeSecrets } from '../../supervisor/secrets'
import type { CliCommand } from '../cli-command'

export const rotateChildKeysCommand: CliCommand = {
  name: 'rotate-child-keys',
  description:
    'Seal what identifies children anew with the first of CHILD_DATA_KEYS; can be stopped and run again.',
  required: {},
  optional: {},
  async run({ db, settings }) {
    const kept = readOrMakeSecrets(resolve(process.cwd(), settings.DATA_DIR))
    const keys = toChildDataKeys(readSettings(childDataKeySettings, { ...kept, ...givenKeys() }))
    const resealed = await rotateChildKeys({
      ...{ db, keys },
      onProgress: (count) => process.stderr.write(`  ${count} sealed anew\n`),
    })
    const { kid } = keys.sealing[0]
    return {
      json: { resealed, kid },
      text: `${resealed} sealed anew; all is sealed with ${kid} now. Keys after it can be taken away.`,
    }
  },
}

const givenKeys = () =>
  Object.fromEntries(
    Object.keys(childDataKeySettings).flatMap((name) => {
      const value = process.env[name]
      return value ? [[name, value]] : []
    }),
  )
