import { silentLog } from '@/common/log'
import { childKeyVariables } from '@/tests/support/child-data-keys'
import type { TestDatabase } from '@/tests/support/test-database'
import { createPortalMetrics } from './metrics'
import type { Portal } from './portal'
import { readPortalSettings } from './settings'

interface TestPortalOptions {
  database: Pick<TestDatabase, 'db' | 'databaseUrl'>
  clock: Portal['clock']
  /** Variables besides, or other ones. */
  variables?: Record<string, string>
}

/** A portal over a test's own database, which logs nothing. */
export function makeTestPortal({ database, clock, variables }: TestPortalOptions): Portal {
  const settings = readPortalSettings({
    NODE_ENV: 'test',
    DATABASE_URL: database.databaseUrl,
    MEDIA_SECRET: 'a secret of the two planes, for tests only',
    ACCOUNT_SECRET: 'what seals accounts, for these tests only',
    ...childKeyVariables,
    ...variables,
  })
  return { db: database.db, settings, clock, log: silentLog, metrics: createPortalMetrics() }
}
