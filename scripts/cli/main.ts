import { commands } from './all-commands'
import { buildProgram } from './build-program'
import { explainFailure } from './explain-failure'
import { runCommand } from './run-command'

const program = buildProgram(commands, async (command, { json, ...options }) => {
  const answer = await runCommand(command, options, { root: process.cwd(), env: process.env })
  process.stdout.write(`${json ? JSON.stringify(answer.json) : answer.text}\n`)
})

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exitCode = 1
}
