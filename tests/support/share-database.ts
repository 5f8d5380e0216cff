import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/prisma/migrate'
import { EmbeddedDatabase } from '@/scripts/database/embedded-database'

declare module 'vitest' {
  interface ProvidedContext {
    databaseDoorUrl: string
  }
}

const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/**
 * Vitest's global set-up: one PostgreSQL for all test files that ask for one (`openTestDatabase()`),
 * started and migrated when the first of them asks, over a small door on loopback.
 */
export async function setup(project: TestProject) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'seedling-database-'))
  // PostgreSQL's own user must be able to come through.
  chmodSync(dataFolder, 0o755)
  const database = new EmbeddedDatabase({ dataFolder, parameters: hasty })
  let databaseUrl: Promise<string> | undefined
  const door = createServer(async (_request, response) => {
    try {
      databaseUrl ??= startMigrated(database)
      response.end(await databaseUrl)
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error))
    }
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = door.address()
  if (typeof address !== 'object' || !address) throw new Error('the door has no port')
  project.provide('databaseDoorUrl', `http://127.0.0.1:${address.port}`)

  return async function teardown() {
    door.close()
    await databaseUrl?.catch(() => undefined)
    await database.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** What is lost with the machine need not be on its disk. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function startMigrated(database: EmbeddedDatabase) {
  const databaseUrl = await database.start()
  await migrate({ databaseUrl, folder: migrationsFolder })
  return databaseUrl
}
