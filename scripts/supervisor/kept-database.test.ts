import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { RestartDelay } from '@/common/restart-delay'
import { findDatabaseAccess } from '../database/database-access'
import { findPostmaster } from '../database/postmaster'
import { KeptDatabase } from './kept-database'

const folder = mkdtempSync(join(tmpdir(), 'seedling-database-'))
chmodSync(folder, 0o755)
const notes: string[] = []
const database = new KeptDatabase({
  dataFolder: folder,
  onNote: (text) => notes.push(text),
  restartDelay: new RestartDelay(1),
})

afterEach(async () => {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

const findServer = () => findPostmaster(findDatabaseAccess(folder)?.folder ?? '')

test('a database that is killed comes back at the same address, and a stop ends it', async () => {
  await database.start()
  const access = findDatabaseAccess(folder)
  const killed = findServer()
  if (killed) process.kill(killed, 'SIGKILL')
  await expect.poll(() => findServer() ?? killed).not.toBe(killed)
  expect(findDatabaseAccess(folder)).toEqual(access)
  expect(notes).toEqual(['database ended; starting it again in 0.001 s.'])
  await database.stop()
  expect(findServer()).toBeUndefined()
})
