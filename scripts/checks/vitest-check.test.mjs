import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setup/paths.mjs'
import { countTests } from './vitest-check.mjs'

const file = (name, status, ...tests) => ({
  name: join(root, name),
  status,
  assertionResults: tests.map((result) => ({ fullName: `it has ${result}`, status: result })),
})

test('tests are counted one by one, and a file that does not load counts as a failure', () => {
  const report = {
    numPassedTests: 2,
    testResults: [
      file('a.test.ts', 'passed', 'passed'),
      file('b.test.ts', 'failed', 'passed', 'failed'),
      file('web/c.test.ts', 'failed'),
    ],
  }
  expect(countTests(report)).toEqual({
    passed: 2,
    failures: ['b.test.ts: it has failed', 'web/c.test.ts: could not be run'],
  })
})
