import { join } from 'node:path'
import { MigrationError, migrate } from '@/prisma/migrate'
import type { Closers } from './closers'
import { KeptDatabase } from './kept-database'
import { checkDatabaseIsReachable } from './reachable-database'
import type { SupervisorSettings } from './settings'
import { StartError } from './start-error'
import type { Terminal } from './terminal'

interface OpenDatabaseOptions {
  root: string
  settings: Pick<SupervisorSettings, 'DATABASE_URL' | 'DATA_DIR'>
  closers: Closers
  terminal: Terminal
}

/** Opens the operator's database, or else the embedded one, brings it up to date and gives its address. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<string> {
  return options.terminal.step('database', async () => {
    const databaseUrl = await findDatabase(options)
    await bringUpToDate(databaseUrl, join(options.root, 'prisma', 'migrations'))
    return databaseUrl
  })
}

async function findDatabase({ settings, closers, terminal }: OpenDatabaseOptions) {
  if (settings.DATABASE_URL) {
    await checkDatabaseIsReachable(settings.DATABASE_URL)
    return settings.DATABASE_URL
  }
  const database = new KeptDatabase({
    dataFolder: settings.DATA_DIR,
    onNote: (text) => terminal.problem(text),
  })
  closers.add(() => database.stop())
  return database.start()
}

async function bringUpToDate(databaseUrl: string, folder: string) {
  try {
    await migrate({ databaseUrl, folder })
  } catch (error) {
    if (error instanceof MigrationError) throw new StartError(error.message, { cause: error })
    throw error
  }
}
