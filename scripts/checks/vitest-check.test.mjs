import { expect, test } from 'vitest'
import { countTests } from './vitest-check.mjs'

const file = (status, ...tests) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
})

test('tests are counted one by one, and a file that does not load counts as a failure', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [file('passed', 'passed', 'passed'), file('failed', 'failed'), file('failed')],
  }
  expect(countTests(report)).toEqual({ passed: 2, failed: 2 })
})
