import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findDatabaseAccess } from './database-access'
import { EmbeddedDatabase } from './embedded-database'
import { findRunningDatabase } from './find-running-database'
import { clusterFolder } from './initialise-cluster'

let dataFolder: string
let database: EmbeddedDatabase
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'seedling-embedded-'))
  chmodSync(dataFolder, 0o755)
  database = new EmbeddedDatabase({ dataFolder })
})
afterEach(async () => {
  await database.stop()
  const place = findDatabaseAccess(dataFolder)?.folder
  if (place) rmSync(place, { recursive: true, force: true })
  rmSync(dataFolder, { recursive: true, force: true })
})

async function query(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('what is written before a stop is there after the next start, at the same address', async () => {
  const first = await database.start()
  await query(first, 'CREATE TABLE kept (id int)')
  expect(findRunningDatabase(dataFolder)).toBe(first)
  await database.stop()
  await database.stop()
  expect(findRunningDatabase(dataFolder)).toBeUndefined()
  const second = await database.start()
  expect(second).toBe(first)
  expect(await query(second, 'SELECT * FROM kept')).toEqual([])
})

test('it is reached with its password alone, which only its owner can read', async () => {
  const databaseUrl = new URL(await database.start())
  expect(databaseUrl.hostname).toBe('127.0.0.1')
  expect(statSync(join(dataFolder, 'database.json')).mode & 0o777).toBe(0o600)
  databaseUrl.password = 'guessed'
  await expect(query(databaseUrl.href, 'SELECT 1')).rejects.toThrow('password authentication')
})

test('a half-made cluster is made anew', async () => {
  await database.start()
  await database.stop()
  const folder = findDatabaseAccess(dataFolder)?.folder ?? ''
  rmSync(join(clusterFolder(folder), 'PG_VERSION'))
  mkdirSync(join(folder, 'cluster.new'))
  writeFileSync(join(folder, 'cluster.new', 'PG_VERSION'), '18')
  expect(await query(await database.start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a server that was left behind is ended before the next one starts', async () => {
  const url = await database.start()
  const pidPath = join(
    clusterFolder(findDatabaseAccess(dataFolder)?.folder ?? ''),
    'postmaster.pid',
  )
  const former = Number.parseInt(readFileSync(pidPath, 'utf8'), 10)
  const second = new EmbeddedDatabase({ dataFolder })
  try {
    expect(await second.start()).toBe(url)
    expect(Number.parseInt(readFileSync(pidPath, 'utf8'), 10)).not.toBe(former)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  } finally {
    await second.stop()
  }
})

test('the end of the server is told, unless it was asked for', async () => {
  const deaths: string[] = []
  let tellDeath = () => {}
  const died = new Promise<void>((resolve) => {
    tellDeath = resolve
  })
  const watched = new EmbeddedDatabase({
    dataFolder,
    onDeath: () => {
      deaths.push('death')
      tellDeath()
    },
  })
  await watched.start()
  await watched.stop()
  expect(deaths).toEqual([])
  await watched.start()
  const folder = findDatabaseAccess(dataFolder)?.folder ?? ''
  const text = readFileSync(join(clusterFolder(folder), 'postmaster.pid'), 'utf8')
  process.kill(Number.parseInt(text, 10), 'SIGINT')
  await died
  expect(deaths).toEqual(['death'])
})

test.runIf(process.getuid?.() === 0)(
  'a data folder that nobody else can enter still gets a database',
  async () => {
    chmodSync(dataFolder, 0o700)
    expect(await query(await database.start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(findDatabaseAccess(dataFolder)?.folder).toMatch(/^\/var\/lib\/seedling-/)
  },
)

test.runIf(existsSync('/usr/bin/setpriv'))(
  'the server ends with a parent that is killed',
  async () => {
    await database.start()
    await database.stop()
    const folder = findDatabaseAccess(dataFolder)?.folder ?? ''
    const fixture = fileURLToPath(new URL('parent.fixture.ts', import.meta.url))
    const parent = spawn(process.execPath, ['--import', 'tsx', fixture, dataFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(parent.stdout, 'data')
    const pidPath = join(clusterFolder(folder), 'postmaster.pid')
    expect(existsSync(pidPath)).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(() => existsSync(pidPath)).toBe(false)
  },
)
