import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { childDataKeySettings, toChildDataKeys } from '@/common/child-data-keys'
import { systemClock } from '@/common/clock'
import { openDatabaseClient } from '@/prisma/database'
import { ensureDemoContent } from '../demo/demo-content'
import { type DemoFacts, demoFactsPath } from '../demo/demo-files'
import { askHealth } from './health'
import type { SupervisorSettings } from './settings'
import type { Terminal } from './terminal'

const longestStartMs = 30_000
const betweenAsksMs = 500

interface DemoOptions {
  settings: SupervisorSettings
  secrets: Record<keyof typeof childDataKeySettings, string>
  databaseUrl: string
  terminal: Terminal
}

/** The demo as it is shown to the person who started it. */
export interface Demo {
  facts: DemoFacts
  /** Of `demo.json`. */
  path: string
}

/** Makes what is missing of the demo school and its classes. */
export async function makeDemoContent(options: DemoOptions): Promise<Demo> {
  const { settings, secrets, databaseUrl, terminal } = options
  return terminal.step('demo content', async () => {
    const db = openDatabaseClient(databaseUrl)
    try {
      const { facts } = await ensureDemoContent({
        db,
        now: new Date(systemClock()),
        dataFolder: settings.DATA_DIR,
        portalUrl: settings.PORTAL_URL,
        rtmpUrl: settings.RTMP_URL,
        edgeUrl: settings.EDGE_URL,
        nodeName: settings.NODE_NAME,
        childDataKeys: toChildDataKeys(z.object(childDataKeySettings).parse(secrets)),
      })
      return { facts, path: demoFactsPath(settings.DATA_DIR) }
    } finally {
      await db.$disconnect()
    }
  })
}

interface OnAirOptions {
  terminal: Terminal
  stop: AbortSignal
}

/** Waits for the demo class at the edge. That it does not come is said, and keeps nothing else back. */
export async function waitUntilOnAir({ facts }: Demo, { terminal, stop }: OnAirOptions) {
  const startedAtMs = performance.now()
  while (await askHealth(facts.playlistUrl, stop)) {
    if (performance.now() - startedAtMs > longestStartMs) {
      terminal.problem('The demo class is not on air yet; it is tried again and again.')
      return
    }
    await wait(betweenAsksMs, undefined, { signal: stop })
  }
  terminal.note(`✓ demo class on air (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`)
}
