import { SettingsError } from '@/common/settings'
import { StartError } from './start-error'

/** One clear line for what the operator can mend; everything for what broke. */
export function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof SettingsError) return error.message
  if (error instanceof Error) return error.stack ?? error.message
  return String(error)
}
