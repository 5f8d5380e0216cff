import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { appendToUploadJournal, readUploadJournal } from './upload-journal'

const folder = mkdtempSync(join(tmpdir(), 'seedling-journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a line that a crash has torn counts as not written, and spoils no other', async () => {
  expect(await readUploadJournal(folder)).toEqual({ stored: new Set(), completeVersion: null })
  await appendToUploadJournal(folder, [{ stored: 'run/video/0.m4s' }])
  appendFileSync(join(folder, 'uploads.jsonl'), '\n{"stored":"run/video/1.m')
  await appendToUploadJournal(folder, [{ stored: 'run/video/2.m4s' }, { complete: '17' }])
  await appendToUploadJournal(folder, [{ complete: '17,4' }])
  expect(await readUploadJournal(folder)).toEqual({
    stored: new Set(['run/video/0.m4s', 'run/video/2.m4s']),
    completeVersion: '17,4',
  })
})
