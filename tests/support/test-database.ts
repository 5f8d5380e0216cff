import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabaseClient } from '@/prisma/database'

export interface TestDatabase {
  db: Database
  databaseUrl: string
  close(): Promise<void>
}

/** A migrated, empty database for one test file alone, copied from the one that all share. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const answer = await fetch(inject('databaseDoorUrl'))
  const template = await answer.text()
  if (!answer.ok) throw new Error(template)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runOnServer(template, `CREATE DATABASE "${name}" TEMPLATE "${nameOf(template)}"`)
  const databaseUrl = new URL(`/${name}`, template).href
  const db = openDatabaseClient(databaseUrl)
  return {
    db,
    databaseUrl,
    async close() {
      await db.$disconnect()
      await runOnServer(template, `DROP DATABASE "${name}" WITH (FORCE)`)
    },
  }
}

const nameOf = (databaseUrl: string) => new URL(databaseUrl).pathname.slice(1)

/** By way of another database: a template must not be in use while it is copied. */
async function runOnServer(databaseUrl: string, statement: string) {
  const client = new pg.Client({ connectionString: new URL('/postgres', databaseUrl).href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
