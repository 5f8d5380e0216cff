import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const longestRunMs = 60_000

/** Runs the operator's command line and gives its `--json` answer. Rejects with its standard error. */
export async function runCli(root: string, env: Record<string, string>, args: string[]) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'scripts', 'cli.mjs'), ...args, '--json'],
    { cwd: root, env: { ...process.env, ...env }, timeout: longestRunMs },
  )
  const answer: unknown = JSON.parse(stdout)
  return answer
}
