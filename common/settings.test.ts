import { expect, test } from 'vitest'
import { portSetting, readSettings, SettingsError, secretSetting } from './settings'

const shape = { PORTAL_PORT: portSetting(3000), MEDIA_SECRET: secretSetting }
const secret = 'x'.repeat(32)

test('an unset or empty variable takes its default', () => {
  expect(readSettings(shape, { MEDIA_SECRET: secret, PORTAL_PORT: '' }).PORTAL_PORT).toBe(3000)
})

test('every setting that cannot be used is named at once', () => {
  const read = () => readSettings(shape, { PORTAL_PORT: '70000', MEDIA_SECRET: 'short' })
  expect(read).toThrow(SettingsError)
  expect(read).toThrow(/PORTAL_PORT[\s\S]*MEDIA_SECRET/)
})

test('the refusal does not repeat a secret', () => {
  expect(() => readSettings(shape, { MEDIA_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
})
