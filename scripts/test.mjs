import { listChecks } from './checks/checks.mjs'
import { setUp } from './setup/set-up.mjs'

// An ending process ends the checks that it started; one that is simply killed by a signal would not.
process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
// Settings of this machine must not reach the tests: .env is not read here.
await setUp('test')

const tell = (passed, failures) => `${passed} passed, ${failures.length} failed`

let passed = 0
const failures = []
for (const { name, run } of listChecks(process.argv.slice(2))) {
  const startedAt = Date.now()
  console.log(`\n── ${name}`)
  const counted = await run()
  passed += counted.passed
  failures.push(...counted.failures)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`── ${name}: ${tell(counted.passed, counted.failures)} (${seconds} s)`)
}
for (const failure of failures) console.log(`✗ ${failure}`)
console.log(`\n${tell(passed, failures)}`)
process.exit(failures.length > 0 || passed === 0 ? 1 : 0)
