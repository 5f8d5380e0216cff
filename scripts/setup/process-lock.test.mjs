import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeProcessLock } from './process-lock.mjs'

const moduleUrl = new URL('./process-lock.mjs', import.meta.url).href
let folder
let path
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-lock-'))
  path = join(folder, 'running.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Another process that holds the lock until it is killed. */
async function startHolder() {
  const source = `
    const { takeProcessLock } = await import(${JSON.stringify(moduleUrl)})
    takeProcessLock(${JSON.stringify(path)})
    setInterval(() => {}, 1000)
    console.log('held')`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', source])
  await once(holder.stdout, 'data')
  return holder
}

test('a lock that a living process holds names that process', async () => {
  const holder = await startHolder()
  expect(takeProcessLock(path)).toEqual({ owner: holder.pid })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
})

test('the lock of a process that was killed is free', async () => {
  const holder = await startHolder()
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(takeProcessLock(path).owner).toBeUndefined()
})

test('a later process with the same id does not hold the lock', () => {
  writeFileSync(path, `${process.pid} 1`)
  expect(takeProcessLock(path).owner).toBeUndefined()
})

test('a released lock is gone', () => {
  takeProcessLock(path).release()
  expect(existsSync(path)).toBe(false)
})
