import { join, resolve } from 'node:path'
import { type Database, openDatabaseClient } from '@/prisma/database'
import { migrate } from '@/prisma/migrate'
import { EmbeddedDatabase } from '../database/embedded-database'
import { findRunningDatabase } from '../database/find-running-database'
import type { CliSettings } from './cli-settings'

const maxConnections = 2

export interface CliDatabase {
  db: Database
  close(): Promise<void>
}

/**
 * The installation's database: the one that DATABASE_URL names, else the embedded one, which is
 * started for as long as the command takes when the product is not running.
 */
export async function openCliDatabase(
  root: string,
  settings: Pick<CliSettings, 'DATABASE_URL' | 'DATA_DIR'>,
): Promise<CliDatabase> {
  const dataFolder = resolve(root, settings.DATA_DIR)
  const running = settings.DATABASE_URL ?? findRunningDatabase(dataFolder)
  if (running) return connect(root, running)
  const embedded = new EmbeddedDatabase({ dataFolder })
  const { db, close } = await connect(root, await embedded.start()).catch(async (error) => {
    await embedded.stop()
    throw error
  })
  return { db, close: () => close().finally(() => embedded.stop()) }
}

async function connect(root: string, databaseUrl: string): Promise<CliDatabase> {
  await migrate({ databaseUrl, folder: join(root, 'prisma', 'migrations') })
  const db = openDatabaseClient(databaseUrl, { maxConnections })
  return { db, close: () => db.$disconnect() }
}
