import { execFile } from 'node:child_process'
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { databaseUser } from './database-access'
import type { DatabasePlace } from './database-place'

export const clusterFolder = (folder: string) => join(folder, 'cluster')

export function hasCluster(folder: string) {
  return existsSync(join(clusterFolder(folder), 'PG_VERSION'))
}

/** A cluster whose password is lost is of no use, but it is not ours to delete. */
export function setClusterAside(folder: string, now: Date) {
  renameSync(clusterFolder(folder), join(folder, `cluster-${now.getTime()}`))
}

/** Makes a new cluster. It takes its place when it is whole, so that a half-made one is never used. */
export async function initialiseCluster(place: DatabasePlace, password: string) {
  const { folder, binaries, user } = place
  const draft = join(folder, 'cluster.new')
  const passwordFile = join(folder, 'password.new')
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${databaseUser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // PostgreSQL's own collation, the same on every machine whatever its locales.
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      { ...user, cwd: folder },
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
  rmSync(clusterFolder(folder), { recursive: true, force: true })
  renameSync(draft, clusterFolder(folder))
}
