import { expect, test } from 'vitest'
import { SettingsError } from '@/common/settings'
import { readMediaSettings } from './media-settings'

const usable = { NODE_ENV: 'test', MEDIA_SECRET: 'x'.repeat(32) } as const

test('the portal is looked for on this machine, at its own port', () => {
  const settings = readMediaSettings({ ...usable, PORTAL_PORT: '4000' })
  expect(settings.PORTAL_INTERNAL_URL).toBe('http://127.0.0.1:4000')
})

test('an address of the portal wins', () => {
  const settings = readMediaSettings({ ...usable, PORTAL_INTERNAL_URL: 'https://portal.test' })
  expect(settings.PORTAL_INTERNAL_URL).toBe('https://portal.test')
})

test.each([
  { NODE_NAME: 'N 1' },
  { PORTAL_INTERNAL_URL: 'portal.test' },
  { RTMP_PORT: '0' },
  { MEDIA_SECRET: 'short' },
  { RECONNECT_WINDOW_SECONDS: '0' },
  { RECONNECT_WINDOW_SECONDS: '1801' },
  { RECORDING_S3_ENDPOINT: 'https://storage.test', RECORDING_S3_BUCKET: 'classes' },
])('%j cannot be used', (env) => {
  expect(() => readMediaSettings({ ...usable, ...env })).toThrow(SettingsError)
})
