import { listChecks } from './checks/checks.mjs'
import { setUp } from './setup/set-up.mjs'

// An ending process ends the checks that it started; one that is simply killed by a signal would not.
process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
// Settings of this machine must not reach the tests: .env is not read here.
await setUp('test')

const totals = { passed: 0, failed: 0 }
for (const { name, run } of listChecks(process.argv.slice(2))) {
  const startedAt = Date.now()
  console.log(`\n── ${name}`)
  const { passed, failed } = await run()
  totals.passed += passed
  totals.failed += failed
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`── ${name}: ${passed} passed, ${failed} failed (${seconds} s)`)
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)
