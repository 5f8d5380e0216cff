import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { privacyPromises } from '@/domain/family/privacy-promises'
import { messagesByLocale } from '../i18n/messages'
import { privacyParts } from './privacy-parts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readAll = (folder: string, pattern: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n')
const tests = ['domain', 'web', 'tests'].map((folder) => readAll(folder, /\.test\.ts$/)).join('\n')
const settings = readFileSync(join(root, '.env.example'), 'utf8')
const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')

test.each(Object.entries(privacyPromises))(
  'the promise %s is held by what it names',
  (_, proof) => {
    if ('test' in proof) {
      const quoted = [`'${proof.test}'`, `"${proof.test}"`]
      expect(quoted.some((name) => tests.includes(name))).toBe(true)
    } else {
      expect(`${settings}\n${schema}`).toMatch(new RegExp(`^#?\\s*${proof.setting}\\b`, 'm'))
    }
  },
)

test('the page makes these promises and no other, in both languages', () => {
  const promises = Object.keys(privacyPromises).sort()
  expect(privacyParts.flatMap<string>(({ names }) => names).sort()).toEqual(promises)
  for (const { privacy } of Object.values(messagesByLocale)) {
    expect(Object.keys(privacy.promise).sort()).toEqual(promises)
  }
})
