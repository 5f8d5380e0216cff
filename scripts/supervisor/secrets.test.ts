import { mkdtempSync, rmSync, statSync } from 'node:fs'
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

test('two installations do not share a secret', () => {
  const other = mkdtempSync(join(tmpdir(), 'seedling-secrets-'))
  expect(readOrMakeSecrets(other)).not.toEqual(readOrMakeSecrets(folder))
  rmSync(other, { recursive: true })
})
