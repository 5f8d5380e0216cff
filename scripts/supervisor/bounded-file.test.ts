import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BoundedFile } from './bounded-file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a full log moves aside, and what was aside before is gone', () => {
  const path = join(folder, 'logs', 'media.log')
  const file = new BoundedFile(path, { longestBytes: 10 })
  for (const line of ['first', 'second', 'third']) file.appendLine(line)
  expect(readFileSync(path, 'utf8')).toBe('third\n')
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('second\n')
})

test('a later start goes on where the file ended', () => {
  const path = join(folder, 'media.log')
  new BoundedFile(path, { longestBytes: 100 }).appendLine('first')
  new BoundedFile(path, { longestBytes: 100 }).appendLine('second')
  expect(readFileSync(path, 'utf8')).toBe('first\nsecond\n')
})
