import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BoundedFile } from './bounded-file'

let folder: string
let notes: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedling-log-'))
  notes = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (path: string, longestBytes: number) =>
  new BoundedFile(path, { longestBytes, onNote: (text) => notes.push(text) })

test('a full log moves aside, and what was aside before is gone', () => {
  const path = join(folder, 'logs', 'media.log')
  const file = open(path, 10)
  for (const line of ['first', 'second', 'third']) file.appendLine(line)
  expect(readFileSync(path, 'utf8')).toBe('third\n')
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('second\n')
  expect(notes).toEqual([])
})

test('a later start goes on where the file ended', () => {
  const path = join(folder, 'media.log')
  open(path, 100).appendLine('first')
  open(path, 100).appendLine('second')
  expect(readFileSync(path, 'utf8')).toBe('first\nsecond\n')
})

test.skipIf(process.getuid?.() !== 0)(
  'a full disk costs lines and nothing else: said once, and once more when there is room again',
  () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    try {
      const path = join(folder, 'media.log')
      const filling = join(folder, 'filling')
      const file = open(path, 1_000_000)
      file.appendLine('first')
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filling, Buffer.alloc(bavail * bsize))
      const longLine = 'x'.repeat(5_000)
      for (let lines = 0; lines < 3; lines += 1) file.appendLine(longLine)
      expect(notes).toEqual([
        `${path} cannot be written (ENOSPC: no space left on device, write); its lines are lost until it can.`,
      ])
      rmSync(filling)
      for (const line of ['second', 'third']) file.appendLine(line)
      expect(notes.slice(1)).toEqual([`${path} is written again; 3 lines were lost.`])
      const kept = readFileSync(path, 'utf8').split('\n')
      expect(kept.filter((line) => !line.startsWith('x'))).toEqual(['first', 'second', 'third', ''])
    } finally {
      execFileSync('umount', [folder])
    }
  },
)
