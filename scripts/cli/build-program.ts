import { Command } from 'commander'
import type { CliCommand } from './cli-command'

type RunCommand = (command: CliCommand, options: Record<string, unknown>) => Promise<void>

/** The command line's grammar and help, made from the commands. */
export function buildProgram(commands: CliCommand[], run: RunCommand) {
  const program = new Command('npm run cli --')
    .description('Operates a Seedling installation.')
    .helpCommand(false)
    .showHelpAfterError()
  for (const command of commands) {
    const subcommand = program.command(command.name).description(command.description)
    for (const [flags, meaning] of Object.entries(command.required)) {
      subcommand.requiredOption(flags, meaning)
    }
    for (const [flags, meaning] of Object.entries(command.optional)) {
      subcommand.option(flags, meaning)
    }
    subcommand
      .option('--json', 'answer in JSON, for machines')
      .action((options: Record<string, unknown>) => run(command, options))
  }
  return program
}
