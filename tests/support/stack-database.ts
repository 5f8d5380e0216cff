import { openDatabaseClient } from '@/prisma/database'
import { findRunningDatabase } from '@/scripts/database/find-running-database'
import type { StackFacts } from './stack-facts'

/** The database of a stack, past the product; `$disconnect()` closes. */
export function openStackDatabase({ dataFolder }: Pick<StackFacts, 'dataFolder'>) {
  const databaseUrl = findRunningDatabase(dataFolder)
  if (!databaseUrl) throw new Error('the stack has no database')
  return openDatabaseClient(databaseUrl, { maxConnections: 2 })
}
