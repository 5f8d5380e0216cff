import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

// Any number that no other program locks in this database.
const advisoryLock = 7_302_117
const connectTimeoutMs = 5_000
const lockTimeout = '60s'

/** The database's history and the migrations folder contradict each other. */
export class MigrationError extends Error {}

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface MigrateOptions {
  databaseUrl: string
  /** `prisma/migrations`. */
  folder: string
}

/**
 * Brings a database up to date and gives the names of what was applied. Keeps Prisma's own books
 * (`_prisma_migrations`), so that its tools read the same history. Programs that start together wait
 * for each other; each migration is applied wholly or not at all. Throws {@link MigrationError}.
 */
export async function migrate({ databaseUrl, folder }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
  })
  await client.connect()
  try {
    await client.query(`SET lock_timeout = '${lockTimeout}'`)
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLock])
    await client.query(bookkeepingTable)
    const applied = await readHistory(client)
    const due = listDueMigrations(listMigrations(folder), applied)
    for (const migration of due) await apply(client, migration)
    return due.map(({ name }) => name)
  } finally {
    // The end of the connection gives the lock back.
    await client.end()
  }
}

const bookkeepingTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

function listMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function readHistory(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  )
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

/** What is still to be applied. The past may be neither changed nor unknown to us. */
function listDueMigrations(migrations: Migration[], applied: Map<string, string>) {
  const known = new Set(migrations.map(({ name }) => name))
  for (const name of applied.keys()) {
    if (!known.has(name)) {
      throw new MigrationError(
        `The database has the migration ${name}, which this version does not know. Run the newer version.`,
      )
    }
  }
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new MigrationError(`The migration ${name} was changed after it had been applied.`)
    }
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`The migration ${name} could not be applied`, { cause: error })
  }
}
