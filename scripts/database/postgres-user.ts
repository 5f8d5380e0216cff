import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { DatabaseError } from './database-error'

const run = promisify(execFile)
const userName = 'seedling'

/** The system user that PostgreSQL runs as; undefined means: as we do. */
export type PostgresUser = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root: then it gets a user of its own, made at the first start. */
export async function findOrMakePostgresUser(): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return undefined
  const found = await findUser()
  if (found) return found
  await run('useradd', ['--system', '--user-group', '--no-create-home', userName]).catch(
    (error: unknown) => error,
  )
  // Looked up even after a failure: another start may have made it in the meantime.
  const made = await findUser()
  if (made) return made
  throw new DatabaseError(
    `PostgreSQL does not run as root. Make a user for it (useradd --system ${userName}), or set DATABASE_URL.`,
  )
}

async function findUser() {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', userName]), run('id', ['-g', userName])])
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) }
  } catch {
    // `id` fails when there is no such user.
    return undefined
  }
}

/** True when that user reaches a folder, through all that lies above it. */
export function canEnter(folder: string, user: PostgresUser) {
  if (!user) return true
  return spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0
}
