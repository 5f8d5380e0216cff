import { systemClock } from '@/common/clock'
import type { Environment } from '@/common/settings'
import type { CliCommand } from './cli-command'
import { readCliSettings } from './cli-settings'
import { openCliDatabase } from './open-cli-database'

interface RunCommandOptions {
  root: string
  env: Environment
}

/** Runs a command on the installation that the environment describes; gives its answer. */
export async function runCommand(
  command: CliCommand,
  options: Record<string, unknown>,
  { root, env }: RunCommandOptions,
) {
  const settings = readCliSettings(env)
  const { db, close } = await openCliDatabase(root, settings)
  try {
    return await command.run({ db, now: new Date(systemClock()), settings }, options)
  } finally {
    await close()
  }
}
