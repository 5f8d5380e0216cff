import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { checkDatabaseIsReachable } from './reachable-database'
import { StartError } from './start-error'

async function findClosedPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

test('a database that nobody serves is named in one line without its password', async () => {
  const port = await findClosedPort()
  const check = checkDatabaseIsReachable(`postgresql://school:s3cret@127.0.0.1:${port}/seedling`)
  await expect(check).rejects.toThrow(StartError)
  await expect(check).rejects.toThrow(
    new RegExp(
      `^The database at 127\\.0\\.0\\.1:${port}/seedling cannot be used: .*ECONNREFUSED.*DATABASE_URL\\.$`,
    ),
  )
  await expect(check).rejects.not.toThrow(/s3cret/)
})
