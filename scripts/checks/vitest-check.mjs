import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildFolder, root } from '../setup/paths.mjs'
import { runVisibly } from './run-visibly.mjs'

/**
 * Runs the tests of one vitest project. Counts every test, every file that could not be loaded, and
 * a runner that failed for a reason of its own.
 */
export async function runVitest({ project, filters }) {
  const reportPath = join(buildFolder, `tests-${project}.json`)
  rmSync(reportPath, { force: true })
  const isOk = await runVisibly(process.execPath, [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
    ...filters,
  ])
  const counted = existsSync(reportPath)
    ? countTests(JSON.parse(readFileSync(reportPath, 'utf8')))
    : { passed: 0, failed: 0 }
  return !isOk && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

/** `report` is vitest's JSON report. */
export function countTests(report) {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
  }
}
