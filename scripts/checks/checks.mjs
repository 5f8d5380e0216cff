import { join } from 'node:path'
import { buildFolder, root } from '../setup/paths.mjs'
import { runVisibly } from './run-visibly.mjs'
import { runVitest } from './vitest-check.mjs'

const tool = (name) => join(root, 'node_modules', '.bin', name)

async function runTool(name, args) {
  const isOk = await runVisibly(tool(name), args)
  return isOk ? { passed: 1, failures: [] } : { passed: 0, failures: [`${name} ${args[0]}`] }
}

/** Each check by name; `run()` gives how many things passed, and the names of those that failed. */
const staticChecks = [
  { name: 'Lint and format', run: () => runTool('biome', ['check', '--error-on-warnings', '.']) },
  {
    name: 'Types',
    run: () =>
      runTool('tsc', ['-p', '.', '--tsBuildInfoFile', join(buildFolder, 'tests.tsbuildinfo')]),
  },
]

const testsOf = (name, project, filters) => ({
  name,
  run: () => runVitest({ project, filters }),
})

/** All checks; with filters only the tests whose files they name. */
export function listChecks(filters) {
  return [
    ...(filters.length === 0 ? staticChecks : []),
    testsOf('Unit tests', 'unit', filters),
    testsOf('Page tests', 'pages', filters),
    testsOf('Whole tests', 'whole', filters),
  ]
}
