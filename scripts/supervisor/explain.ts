import { SettingsError } from '@/common/settings'
import { DatabaseError } from '../database/database-error'
import { StartError } from './start-error'

const mendable = [StartError, SettingsError, DatabaseError]

/** One clear line for what the operator can mend; everything for what broke. */
export function explain(error: unknown): string {
  if (mendable.some((kind) => error instanceof kind)) return messageOf(error)
  return error instanceof Error && error.stack ? error.stack : messageOf(error)
}

export const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error)
