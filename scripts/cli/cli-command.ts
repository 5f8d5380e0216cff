import type { Database } from '@/prisma/database'
import type { CliSettings } from './cli-settings'

export interface CliContext {
  db: Database
  now: Date
  settings: CliSettings
}

/** What a command answers: to machines under `--json`, to people otherwise. */
export interface CliAnswer {
  json: unknown
  text: string
}

export interface CliCommand {
  name: string
  description: string
  /** Flags as in `--name-zh <name>`, with what they mean. */
  required: Record<string, string>
  optional: Record<string, string>
  /** `options` as given on the command line, by camelCase name: checked by the command itself. */
  run(context: CliContext, options: Record<string, unknown>): Promise<CliAnswer>
}
