import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { binariesBelow, locatePostgresBinaries, type PostgresBinaries } from './postgres-binaries'
import { canEnter, findOrMakePostgresUser, type PostgresUser } from './postgres-user'

const sharedPlaces = '/var/lib'

export interface DatabasePlace {
  /** Holds the cluster; its owner is `user`. */
  folder: string
  binaries: PostgresBinaries
  user: PostgresUser
}

/**
 * Where the database can live and run: in the data folder, or, when PostgreSQL's own user cannot come
 * through to it (a private home folder), below /var/lib. The same goes for the programs.
 */
export async function findDatabasePlace(dataFolder: string): Promise<DatabasePlace> {
  const user = await findOrMakePostgresUser()
  mkdirSync(dataFolder, { recursive: true })
  const shared = join(sharedPlaces, `seedling-${shortHash(realpathSync(dataFolder))}`)
  const folder = canEnter(dataFolder, user) ? join(dataFolder, 'postgres') : shared
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
  return { folder, binaries: await reachableBinaries({ user, shared }), user }
}

async function reachableBinaries({ user, shared }: { user: PostgresUser; shared: string }) {
  const binaries = await locatePostgresBinaries()
  if (canEnter(binaries.postgres, user)) return binaries
  const copy = join(`${shared}-programs`, shortHash(binaries.folder))
  if (!existsSync(copy)) {
    const draft = `${copy}.new`
    rmSync(draft, { recursive: true, force: true })
    cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, copy)
  }
  return binariesBelow(copy)
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
