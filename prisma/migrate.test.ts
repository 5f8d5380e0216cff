import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeSchemaDifference } from '@/tests/support/schema-difference'
import { openTestDatabase, type TestDatabase } from '@/tests/support/test-database'
import { MigrationError, migrate } from './migrate'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await openTestDatabase()
  await database.db.$executeRaw`DROP SCHEMA "public" CASCADE`
  await database.db.$executeRaw`CREATE SCHEMA "public"`
  folder = mkdtempSync(join(tmpdir(), 'seedling-migrations-'))
  write('1_first', 'CREATE TABLE first (id int); INSERT INTO first VALUES (1);')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

const run = () => migrate({ databaseUrl: database.databaseUrl, folder })
const countFirst = async () => {
  const rows = await database.db.$queryRaw<unknown[]>`SELECT id FROM first`
  return rows.length
}

test('the schema and the migrations say the same', async () => {
  const migrated = await openTestDatabase()
  try {
    const difference = await describeSchemaDifference({
      databaseUrl: migrated.databaseUrl,
      schemaPath: fileURLToPath(new URL('schema.prisma', import.meta.url)),
    })
    expect(difference).toMatch(/^-- This is an empty migration\.\s*$/)
    await migrated.db.$executeRaw`ALTER TABLE "School" DROP COLUMN "regionCode"`
    const control = await describeSchemaDifference({
      databaseUrl: migrated.databaseUrl,
      schemaPath: fileURLToPath(new URL('schema.prisma', import.meta.url)),
    })
    expect(control).toContain('ADD COLUMN     "regionCode" TEXT')
  } finally {
    await migrated.close()
  }
})

test('programs that start together apply each migration once', async () => {
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat()).toEqual(['1_first'])
  expect(await countFirst()).toBe(1)
})

test('a migration that fails leaves nothing behind, and is applied once it is mended', async () => {
  write('2_second', 'CREATE TABLE second (id int); SELECT no_such_function();')
  await expect(run()).rejects.toThrow('2_second')
  write('2_second', 'CREATE TABLE second (id int);')
  expect(await run()).toEqual(['2_second'])
})

test('a migration that was changed after it had been applied is refused', async () => {
  write('1_first', 'CREATE TABLE first (id bigint);')
  await expect(run()).rejects.toBeInstanceOf(MigrationError)
  expect(await countFirst()).toBe(1)
})

test('a database of a newer version is refused', async () => {
  rmSync(join(folder, '2_second'), { recursive: true })
  write('1_first', 'CREATE TABLE first (id int); INSERT INTO first VALUES (1);')
  await expect(run()).rejects.toThrow('Run the newer version')
})
