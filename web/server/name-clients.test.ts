import { once } from 'node:events'
import { createServer, get, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { readSettings } from '@/common/settings'
import { readAddress } from '../auth/client-address'
import { nameClients } from './name-clients'
import { trustedProxiesSetting } from './trusted-proxies-setting'

let stop: (() => void) | null = null
let server: Server | null = null
afterEach(() => {
  stop?.()
  server?.close()
})

/** Asks a server on loopback, as a client or a proxy with these headers; gives whom the server sees. */
async function seenAs(setting: string | undefined, forwardedFor?: string | string[]) {
  const shape = { TRUSTED_PROXIES: trustedProxiesSetting }
  const { TRUSTED_PROXIES } = readSettings(shape, { TRUSTED_PROXIES: setting })
  stop?.()
  server?.close()
  stop = nameClients(TRUSTED_PROXIES)
  server = createServer((request, response) => {
    response.end(readAddress(String(request.headers['x-forwarded-for'])))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  const headers = forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}
  const [response] = await once(get({ port: address.port, host: '127.0.0.1', headers }), 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return text
}

test('without a proxy it is the address of the connection', async () => {
  expect(await seenAs(undefined)).toBe('127.0.0.1')
})

test('a proxy on this machine is believed, but not what its client told it', async () => {
  expect(await seenAs(undefined, '203.0.113.7')).toBe('203.0.113.7')
  expect(await seenAs(undefined, '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
  expect(await seenAs(undefined, ['198.51.100.1', '203.0.113.7'])).toBe('203.0.113.7')
  expect(await seenAs(undefined, '127.0.0.1, 203.0.113.7')).toBe('203.0.113.7')
})

test('whoever is no proxy of ours cannot say to be somebody else', async () => {
  for (const setting of ['none', '10.0.0.0/8', '192.0.2.4']) {
    expect(await seenAs(setting, '203.0.113.7')).toBe('127.0.0.1')
  }
})

test('several proxies, one behind the other, are passed by', async () => {
  const ours = 'loopback, 10.1.0.0/16, 2001:db8::/32'
  expect(await seenAs(ours, '198.51.100.1, 203.0.113.7, 10.1.2.3')).toBe('203.0.113.7')
  expect(await seenAs(ours, '203.0.113.7, 2001:db8::5, 10.1.2.3')).toBe('203.0.113.7')
  expect(await seenAs(ours, '203.0.113.7, 10.2.0.1')).toBe('10.2.0.1')
})

test('what is no address and no network is refused by name', () => {
  const shape = { TRUSTED_PROXIES: trustedProxiesSetting }
  for (const TRUSTED_PROXIES of ['proxy.example.org', '10.0.0.0/99', '1', 'loopback,,x']) {
    expect(() => readSettings(shape, { TRUSTED_PROXIES })).toThrow('TRUSTED_PROXIES')
  }
})
