import { databaseUrl, findDatabaseAccess } from './database-access'
import { findPostmaster } from './postmaster'

/** The address of the embedded database, when it is running; undefined when it is not. */
export function findRunningDatabase(dataFolder: string): string | undefined {
  const access = findDatabaseAccess(dataFolder)
  return access && findPostmaster(access.folder) ? databaseUrl(access) : undefined
}
