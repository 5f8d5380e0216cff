import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import {
  type DatabaseAccess,
  databaseUrl,
  findDatabaseAccess,
  findFreePort,
  keepDatabaseAccess,
  makePassword,
} from './database-access'
import { DatabaseError } from './database-error'
import { type DatabasePlace, findDatabasePlace } from './database-place'
import { hasCluster, initialiseCluster, setClusterAside } from './initialise-cluster'
import { endPostmaster, findPostmaster } from './postmaster'
import { spawnPostgres } from './spawn-postgres'

const longestStartMs = 60_000
const pollMs = 20

interface EmbeddedDatabaseOptions {
  /** Holds the cluster, its access and its log, from one start to the next. */
  dataFolder: string
  /** PostgreSQL's own settings, for tests. */
  parameters?: Record<string, string>
  /** Called when the server, once ready, ends without `stop()`. `start()` brings it back. */
  onDeath?: () => void
}

/** A real PostgreSQL on loopback for installations that have none of their own. */
export class EmbeddedDatabase {
  readonly #options: EmbeddedDatabaseOptions
  #server: ChildProcess | undefined

  constructor(options: EmbeddedDatabaseOptions) {
    this.#options = options
  }

  /** Makes what is missing, starts the server, and gives the address of a database in it. */
  async start(): Promise<string> {
    const { dataFolder, parameters = {} } = this.#options
    const place = await findDatabasePlace(dataFolder)
    // Left behind by a start that was killed; or still on its way to the end.
    const former = findPostmaster(place.folder)
    if (former) await endPostmaster(former)
    const access = await prepareAccess(dataFolder, place)
    const logPath = join(dataFolder, 'logs', 'database.log')
    mkdirSync(join(dataFolder, 'logs'), { recursive: true })
    const logFile = openSync(logPath, 'w', 0o600)
    this.#server = spawnPostgres({ place, port: access.port, logFile, parameters })
    closeSync(logFile)
    try {
      await untilReady(this.#server, { access, logPath })
    } catch (error) {
      await this.stop()
      throw error
    }
    this.#watch(this.#server)
    return databaseUrl(access)
  }

  #watch(server: ChildProcess) {
    server.once('exit', () => {
      if (this.#server === server) this.#options.onDeath?.()
    })
  }

  /** A fast shutdown: open transactions are rolled back. May be called twice. */
  async stop() {
    const server = this.#server
    this.#server = undefined
    if (!server?.pid || !isRunning(server)) return
    const exited = once(server, 'exit')
    await endPostmaster(server.pid)
    await exited
  }
}

/** The port and password of the cluster, which is made when there is none. */
async function prepareAccess(dataFolder: string, place: DatabasePlace): Promise<DatabaseAccess> {
  const { folder } = place
  const kept = findDatabaseAccess(dataFolder)
  const access = {
    password: kept?.password ?? makePassword(),
    port: await findFreePort(kept?.port),
    folder,
  }
  if (!kept && hasCluster(folder)) setClusterAside(folder, new Date())
  keepDatabaseAccess(dataFolder, access)
  if (!hasCluster(folder)) await initialiseCluster(place, access.password)
  return access
}

interface ReadyOptions {
  access: DatabaseAccess
  logPath: string
}

async function untilReady(server: ChildProcess, { access, logPath }: ReadyOptions) {
  const deadline = performance.now() + longestStartMs
  let failure: unknown
  server.once('error', (error) => {
    failure = error
  })
  while (!failure && isRunning(server) && performance.now() < deadline) {
    try {
      await makeDatabase(access)
      return
    } catch (error) {
      // Refused connections and "the database system is starting up" are a matter of time.
      if (!isStartingUp(error)) failure = error
    }
    await delay(pollMs)
  }
  const lastWords = readFileSync(logPath, 'utf8').trim().split('\n').at(-1)
  throw new DatabaseError(`The embedded database did not start: ${lastWords} (see ${logPath})`, {
    cause: failure,
  })
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode === null && signalCode === null

const startingUpCodes = ['ECONNREFUSED', 'ECONNRESET', '57P03']

function isStartingUp(error: unknown) {
  return (
    error instanceof Error && 'code' in error && startingUpCodes.some((code) => code === error.code)
  )
}

async function makeDatabase(access: DatabaseAccess) {
  const client = new pg.Client({ connectionString: databaseUrl(access, 'postgres') })
  // A connection that is cut while the server ends is not news to anyone.
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'seedling'`)
    if (rowCount === 0) await client.query('CREATE DATABASE "seedling"')
  } finally {
    await client.end()
  }
}
