import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBreach, parseImportTable } from './import-table'
import { parseImports } from './parse-imports'
import { listSourceFiles, root } from './source-files'

const table = parseImportTable(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'))

test('every import keeps the table in ARCHITECTURE.md', () => {
  const breaches = listSourceFiles(table.map(({ folder }) => folder)).flatMap((file) =>
    parseImports(file.path, file.text).flatMap(({ specifier }) => {
      const question = { importer: file.path, isTest: file.isTest, specifier }
      return findBreach(table, question) ?? []
    }),
  )
  expect(breaches).toEqual([])
})

describe('the reader of the table', () => {
  const sample = parseImportTable(
    [
      '| folder | what lives there | may import |',
      '|---|---|---|',
      '| `common` | words | nothing of ours |',
      '| `ingest` | the door | `transcoder/source`, `common` |',
      '| `scripts` | all | anything |',
      '',
    ].join('\n'),
  )
  const ask = (importer: string, specifier: string, isTest = false) =>
    findBreach(sample, { importer, specifier, isTest })

  test.each([
    ['ingest/main.ts', '@/common/log'],
    ['ingest/main.ts', '@/transcoder/source'],
    ['ingest/rtmp/door.ts', '../gate'],
    ['ingest/main.ts', 'zod'],
    ['scripts/start.ts', '@/ingest/main'],
  ])('%s may import %s', (importer, specifier) => {
    expect(ask(importer, specifier)).toBeUndefined()
  })

  test.each([
    ['common/log.ts', '@/ingest/main'],
    ['ingest/main.ts', '@/transcoder/origin/door'],
    ['ingest/main.ts', '../common/log'],
    ['ingest/main.ts', '@/ingest/gate'],
    ['nowhere/file.ts', '@/common/log'],
  ])('%s may not import %s', (importer, specifier) => {
    expect(ask(importer, specifier)).toMatch(importer)
  })

  test('a test beside the source may use what tests share', () => {
    expect(ask('ingest/gate.test.ts', '@/tests/support/stack', true)).toBeUndefined()
    expect(ask('ingest/gate.ts', '@/tests/support/stack')).toBeDefined()
  })

  test('imports are found in every form', () => {
    const text = `
      import type { A } from './a'
      import { b } from './b'
      export * from './c'
      export { d } from './d'
      const e = () => import('./e')
      type F = import('./f').F
      const text = "import './not-an-import'"`
    expect(parseImports('x.ts', text)).toEqual([
      { specifier: './a', isTypeOnly: true },
      { specifier: './b', isTypeOnly: false },
      { specifier: './c', isTypeOnly: false },
      { specifier: './d', isTypeOnly: false },
      { specifier: './e', isTypeOnly: false },
      { specifier: './f', isTypeOnly: true },
    ])
  })
})
