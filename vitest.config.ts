import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const folders = '{bench,common,domain,edge,ingest,prisma,scripts,transcoder,web}'

const onTheWholeProduct = {
  globalSetup: ['tests/support/share-database.ts', 'tests/support/share-stack.ts'],
  testTimeout: 120_000,
  hookTimeout: 300_000,
}

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // The default second is short for a machine on which all of the platform runs at once.
    expect: { poll: { interval: 50, timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx,mjs}`, 'tests/architecture/**/*.test.ts'],
          globalSetup: ['tests/support/share-database.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...onTheWholeProduct,
          name: 'pages',
          include: ['tests/pages/**/*.test.ts'],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          ...onTheWholeProduct,
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/architecture/**', 'tests/pages/**'],
          // Each wants the machine's cores for its encoders and players.
          fileParallelism: false,
        },
      },
    ],
  },
})
