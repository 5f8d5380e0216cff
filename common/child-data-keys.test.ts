import { expect, test } from 'vitest'
import { childDataKeySettings, toChildDataKeys } from './child-data-keys'
import { readSettings, SettingsError } from './settings'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url')
const read = (CHILD_DATA_KEYS: string, CHILD_DIGEST_KEY = key(9)) =>
  toChildDataKeys(readSettings(childDataKeySettings, { CHILD_DATA_KEYS, CHILD_DIGEST_KEY }))

test('keys are read in their order', () => {
  const { sealing, digest } = read(`2026b:${key(2)}, 2026a:${key(1)}`)
  expect(sealing.map(({ kid }) => kid)).toEqual(['2026b', '2026a'])
  expect([...sealing[0].key]).toEqual([...Buffer.alloc(32, 2)])
  expect([...digest]).toEqual([...Buffer.alloc(32, 9)])
})

test.each([
  ['nothing', ''],
  ['no name', key(1)],
  ['a short key', '1:c2hvcnQ'],
  ['another alphabet', `1:${'+'.repeat(43)}`],
  ['two of one name', `1:${key(1)},1:${key(2)}`],
  ['an empty place', `1:${key(1)},`],
])('%s is refused, and the refusal repeats no key', (_, keys) => {
  expect(() => read(keys)).toThrow(SettingsError)
  expect(() => read(keys)).not.toThrow(key(1))
})
