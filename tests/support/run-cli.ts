import { commands } from '@/scripts/cli/all-commands'
import { buildProgram } from '@/scripts/cli/build-program'
import { runCommand } from '@/scripts/cli/run-command'

/**
 * Does what the operator's command line does with these words, without the second that a process of its
 * own takes to start; gives its `--json` answer. Rejects as the command does.
 */
export async function runCli(root: string, env: Record<string, string>, args: string[]) {
  let answer: unknown
  const program = buildProgram(commands, async (command, options) => {
    const { json } = await runCommand(command, options, { root, env: { ...process.env, ...env } })
    // As it is printed: a Date is text.
    answer = JSON.parse(JSON.stringify(json))
  })
  await program.parseAsync(args, { from: 'user' })
  return answer
}
