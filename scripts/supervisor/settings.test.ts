import { expect, test } from 'vitest'
import { readSupervisorSettings } from './settings'

test('a moved port moves every address made from it', () => {
  const settings = readSupervisorSettings('/seedling', {
    PORTAL_PORT: '4000',
    RTMP_PORT: '4001',
    EDGE_PORT: '4002',
    ORIGIN_PORT: '4003',
    NODE_NAME: 'north',
  })
  expect(settings).toMatchObject({
    DATA_DIR: '/seedling/.data',
    PORTAL_URL: 'http://localhost:4000',
    PORTAL_INTERNAL_URL: 'http://127.0.0.1:4000',
    RTMP_URL: 'rtmp://localhost:4001/live',
    EDGE_URL: 'http://localhost:4002',
    MEDIA_ORIGINS: 'north=127.0.0.1:4003',
  })
})

test('a program open to the network is still reached over loopback from here', () => {
  const { PORTAL_INTERNAL_URL } = readSupervisorSettings('/', { PORTAL_HOST: '0.0.0.0' })
  expect(PORTAL_INTERNAL_URL).toBe('http://127.0.0.1:3000')
})
