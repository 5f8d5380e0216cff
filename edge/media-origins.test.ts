import { expect, test } from 'vitest'
import { mediaOriginsSetting } from './media-origins'

test('names, addresses of both families and ports are read', () => {
  expect(
    mediaOriginsSetting.parse('n1=127.0.0.1:8081, n-2=[fd00::2]:80,n3=media.example:8081'),
  ).toEqual([
    { nodeName: 'n1', host: '127.0.0.1', port: 8081 },
    { nodeName: 'n-2', host: 'fd00::2', port: 80 },
    { nodeName: 'n3', host: 'media.example', port: 8081 },
  ])
})

test.each([
  '',
  'n1',
  'n1=host',
  'n1=host:0',
  'n1=host:70000',
  'N1=host:1',
  'n1=ho"st:1',
  'n1=a;b:1',
  'n1=a:1,n1=b:2',
  'n1=a:1,',
])('%j is refused', (text) => {
  expect(mediaOriginsSetting.safeParse(text).success).toBe(false)
})
