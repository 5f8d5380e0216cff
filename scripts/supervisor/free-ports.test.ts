import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { checkPortsAreFree } from './free-ports'
import { StartError } from './start-error'

const server = createServer()
afterEach(() => void server.close())

test('a port in use is named with the variable that moves it', async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const check = checkPortsAreFree([
    { variable: 'RTMP_PORT', host: '127.0.0.1', port },
    { variable: 'EDGE_PORT', host: '127.0.0.1', port: 0 },
  ])
  await expect(check).rejects.toThrow(StartError)
  await expect(check).rejects.toThrow(
    `Port ${port} is in use by another program. End it, or set RTMP_PORT to a free port.`,
  )
})

test('free ports are fine', async () => {
  await expect(
    checkPortsAreFree([{ variable: 'EDGE_PORT', host: '127.0.0.1', port: 0 }]),
  ).resolves.toBeUndefined()
})
