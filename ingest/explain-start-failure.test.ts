import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { explainStartFailure } from './explain-start-failure'

const listenError = (port: number, host: string) =>
  new Promise<unknown>((resolve) => {
    createServer().once('error', resolve).listen({ port, host })
  })

const ports = { RTMP_PORT: 1, RTMPS_PORT: 1, ORIGIN_PORT: 1 }

test('a port in use is named with the variable that moves it', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen({ port: 0, host: '127.0.0.1' }, resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const error = await listenError(port, '127.0.0.1')
  expect(explainStartFailure(error, { ...ports, RTMP_PORT: port })).toBe(
    `Port ${port} is in use: stop the program that uses it, or set RTMP_PORT to another one.`,
  )
  expect(explainStartFailure(error, { ...ports, ORIGIN_PORT: port })).toMatch(/ORIGIN_PORT/)
  taken.close()
})

test('an address that the machine does not have is named', async () => {
  const error = await listenError(0, '192.0.2.1')
  expect(explainStartFailure(error, ports)).toMatch(/192\.0\.2\.1/)
})
