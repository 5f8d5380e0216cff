import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildFolder, root } from '../setup/paths.mjs'
import { runVisibly } from './run-visibly.mjs'

/**
 * Runs the tests of one vitest project. Failures are tests, files that could not be loaded, and a
 * runner that failed for a reason of its own.
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
    : { passed: 0, failures: [] }
  const isRunnerAtFault = !isOk && counted.failures.length === 0
  return isRunnerAtFault ? { ...counted, failures: [`${project}: vitest itself`] } : counted
}

/** `report` is vitest's JSON report. */
export function countTests(report) {
  const failures = report.testResults.flatMap(({ status, name, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((result) => result.status === 'failed')
    if (failed.length > 0) return failed.map(({ fullName }) => `${file}: ${fullName}`)
    return status === 'failed' ? [`${file}: could not be run`] : []
  })
  return { passed: report.numPassedTests, failures }
}
