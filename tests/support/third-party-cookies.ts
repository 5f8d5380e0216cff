import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright'
import { browserArguments, desktop } from './browser'

/** A browser of its own with that choice in its settings. */
export async function withThirdPartyCookies<T>(
  { areBlocked }: { areBlocked: boolean },
  run: (context: BrowserContext) => Promise<T>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-browser-'))
  mkdirSync(join(folder, 'Default'))
  const profile = {
    block_third_party_cookies: areBlocked,
    cookie_controls_mode: areBlocked ? 1 : 0,
  }
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile }))
  const context = await chromium.launchPersistentContext(folder, {
    ...browserArguments(),
    ...desktop,
  })
  try {
    return await run(context)
  } finally {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
