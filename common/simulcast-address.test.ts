import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address'
import { isPublicHost, parseSimulcastAddress } from './simulcast-address'

test.each([
  ['rtmp://a.rtmp.example/live2', { host: 'a.rtmp.example', port: 1935, app: 'live2' }],
  ['RTMPS://Live.Example:443/app/_definst_', { host: 'live.example', port: 443, isSecure: true }],
  ['rtmp://live.example:443/app', { port: 443, isSecure: false }],
  ['rtmps://live.example/rtmp/', { port: 443, app: 'rtmp' }],
  ['rtmp://[2606:4700::1111]:1936/a', { host: '2606:4700::1111', port: 1936 }],
  ['rtmp://直播.example/live', { host: 'xn--z6ut02b.example' }],
])('%s is read', (text, expected) => {
  const read = parseSimulcastAddress(text)
  expect(read).toMatchObject(expected)
  expect(parseSimulcastAddress(read?.text ?? '')).toEqual(read)
})

test.each([
  'http://live.example/app',
  'rtmpt://live.example/app',
  'rtmp://live.example',
  'rtmp://live.example/',
  'rtmp:///app',
  'rtmp://name:word@live.example/app',
  'rtmp://live.example/app?key=1',
  'rtmp://live.example/app#key',
  'rtmp://live.example:0/app',
  'rtmp://live.example:99999/app',
  'rtmp://live.exa mple/app',
  'rtmp://live.example/app\r\nX: y',
  'rtmp://live.example\\@127.0.0.1/app',
  'javascript:alert(1)',
  ` rtmp://live.example/app`,
  `rtmp://live.example/${'a'.repeat(600)}`,
])('%j is no address to send to', (text) => {
  expect(parseSimulcastAddress(text)).toBeNull()
})

test.each([
  ...['0x7f.1', '2130706433', '0177.0.0.1', '127.1', '[::ffff:127.0.0.1]', '[::1]', '[fe80::1]'],
  ...['10.1.2.3', '172.31.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...['224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1', '[fc00::1]', '[fec0::1]'],
  ...['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[::127.0.0.1]', '[2001:db8::1]', '[ff02::1]'],
  ...['localhost', 'x.localhost', 'printer.local', 'db.internal', 'intranet', 'localhost.'],
])('%s is not public, however it is written', (host) => {
  const read = parseSimulcastAddress(`rtmp://${host}/app`)
  expect(read === null || !isPublicHost(read.host)).toBe(true)
})

test.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each(['', 'name.example', '1.2.3', '08.8.8.8.8'])('%j is no IP address', (address) => {
  expect(isPublicAddress(address) && address !== '1.2.3').toBe(false)
})
