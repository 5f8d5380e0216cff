import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export interface EngineUser {
  userId: number
  groupId: number
}

/** Whom the engine runs as when this program is root: Debian's user for it, else nobody. */
const candidates = ['vcache', 'nobody']

export const findEngineUser = () => findServiceUser(candidates)

/** The first of these users that there is; null when this program is an ordinary user itself. */
export async function findServiceUser(candidates: readonly string[]): Promise<EngineUser | null> {
  if (process.getuid?.() !== 0) return null
  for (const name of candidates) {
    const userId = await findId(['-u', name])
    const groupId = await findId(['-g', name])
    if (userId !== null && groupId !== null) return { userId, groupId }
  }
  throw new Error(`The edge must not run as root, and there is none of ${candidates.join(', ')}.`)
}

async function findId(args: string[]) {
  try {
    const { stdout } = await promisify(execFile)('id', args, { timeout: 5_000 })
    return Number(stdout)
  } catch {
    // There is no such user.
    return null
  }
}
