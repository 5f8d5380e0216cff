import type { Clock } from '@/common/clock'
import { systemClock } from '@/common/clock'
import type { Log } from '@/common/log'
import { createLog } from '@/common/log'
import { type Database, openDatabaseClient } from '@/prisma/database'
import { startBackground } from '../background/start-background'
import { createPortalMetrics, type PortalMetrics } from './metrics'
import { type PortalSettings, readPortalSettings } from './settings'

/** What every page and route works with; tests make their own. */
export interface Portal {
  db: Database
  settings: PortalSettings
  clock: Clock
  log: Log
  metrics: PortalMetrics
}

declare global {
  // Development loads this file anew at every change; the connections must outlive that.
  var seedlingPortal: Portal | undefined
}

/** The portal of this process, made at the first request. */
export function getPortal(): Portal {
  const known = globalThis.seedlingPortal
  if (known) return known
  const made = openPortal(readPortalSettings())
  globalThis.seedlingPortal = made
  startBackground(made)
  return made
}

function openPortal(settings: PortalSettings): Portal {
  const db = openDatabaseClient(settings.DATABASE_URL)
  const log = createLog('web', settings.LOG_LEVEL)
  return { db, settings, clock: systemClock, log, metrics: createPortalMetrics() }
}

/** What most use cases of the domain want to be given. */
export function domainContext({ db, clock, settings }: Portal) {
  return { db, now: new Date(clock()), reconnectWindowMs: settings.reconnectWindowMs }
}
