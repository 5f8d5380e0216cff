import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOrMakeSecrets } from './secrets'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('secrets are made once, and for their owner alone', () => {
  const first = readOrMakeSecrets(folder)
  expect(readOrMakeSecrets(folder)).toEqual(first)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a secret that a newer version asks for is added to those that are there', () => {
  const former = { MEDIA_SECRET: 'a secret of the two planes, for tests only' }
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(former))
  const completed = readOrMakeSecrets(folder)
  expect(completed.MEDIA_SECRET).toBe(former.MEDIA_SECRET)
  expect(completed.ACCOUNT_SECRET).toMatch(/^[0-9a-f]{64}$/)
  expect(readOrMakeSecrets(folder)).toEqual(completed)
})

test('two installations do not share a secret', () => {
  const other = mkdtempSync(join(tmpdir(), 'seedling-secrets-'))
  expect(readOrMakeSecrets(other)).not.toEqual(readOrMakeSecrets(folder))
  rmSync(other, { recursive: true })
})
