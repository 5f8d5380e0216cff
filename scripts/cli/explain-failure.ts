import { z } from 'zod'
import { SettingsError } from '@/common/settings'
import { DomainError } from '@/domain/domain-error'
import { MigrationError } from '@/prisma/migrate'
import { DatabaseError } from '../database/database-error'

const connectionCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'])

/** One clear line for what can be mended; everything for what broke. */
export function explainFailure(error: unknown): string {
  if (
    error instanceof DomainError ||
    error instanceof SettingsError ||
    error instanceof MigrationError ||
    error instanceof DatabaseError
  ) {
    return error.message
  }
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${optionName(path)} ${message}`).join('; ')
  }
  if (isConnectionFailure(error)) {
    return 'The database cannot be reached. Start it, or mend DATABASE_URL.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** `titleZh` → `--title-zh`; ids are named after what they stand for, `schoolId` → `--school`. */
function optionName(path: PropertyKey[]) {
  const name = path.map(String).join('.').replace(/Id$/, '')
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** PostgreSQL's class 28 is "invalid authorisation", 3D000 "no such database". */
function isConnectionFailure(error: unknown) {
  if (!(error instanceof Error) || !('code' in error)) return false
  const code = String(error.code)
  return connectionCodes.has(code) || code.startsWith('28') || code === '3D000'
}
