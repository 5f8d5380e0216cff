import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { replaceZero, replaceZeroInAddresses } from './replace-zero'

test('an address is read without the character that no text can hold', async () => {
  const stop = replaceZeroInAddresses()
  const server = createServer((request, response) => response.end(request.url))
  try {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const answer = await fetch(`http://127.0.0.1:${port}/watch/a%00b?week=%00&q=100%25`)
    expect(await answer.text()).toBe('/watch/a%EF%BF%BDb?week=%EF%BF%BD&q=100%25')
  } finally {
    server.close()
    stop()
  }
})

test('so is a text', () => {
  expect(replaceZero('a\0b')).toBe('a\uFFFDb')
})
