import pg from 'pg'
import { StartError } from './start-error'

const longestConnectMs = 5_000

/** Throws a {@link StartError} when the operator's own database cannot be used; never repeats its password. */
export async function checkDatabaseIsReachable(databaseUrl: string) {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: longestConnectMs,
  })
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(
      `The database at ${placeOf(databaseUrl)} cannot be used: ${reasonOf(error)}. Start it or mend DATABASE_URL.`,
      { cause: error },
    )
  } finally {
    await client.end()
  }
}

function placeOf(databaseUrl: string) {
  const { hostname, port, pathname } = new URL(databaseUrl)
  return `${hostname}:${port || 5432}${pathname}`
}

/** A refused connection comes as a code alone when a name stands for several addresses. */
function reasonOf(error: unknown) {
  if (!(error instanceof Error)) return String(error)
  return error.message || ('code' in error ? String(error.code) : error.name)
}
