import { join, relative } from 'node:path'
import { styleText } from 'node:util'
import type { Demo } from './demo'
import type { SupervisorSettings } from './settings'

const labelWidth = 14

interface BannerOptions {
  settings: SupervisorSettings
  demo: Demo | undefined
  logFolder: string
}

/** Where everything is, for the person who started it. */
export function formatBanner({ settings, demo, logFolder }: BannerOptions) {
  const here = (path: string) => relative(process.cwd(), path) || path
  const wherePassphraseIs = settings.OPERATOR_PASSPHRASE
    ? 'OPERATOR_PASSPHRASE'
    : here(join(settings.DATA_DIR, 'secrets.json'))
  const rows: [string, string][] = [
    ['Portal', settings.PORTAL_URL],
    ['Publish to', `${settings.RTMP_URL}  (stream key: npm run cli -- --help)`],
    ['Playback edge', settings.EDGE_URL],
    ['Operations', `${settings.PORTAL_URL}/operations  (passphrase: ${wherePassphraseIs})`],
    ...(demo
      ? ([
          ['Demo class', demo.facts.watchUrl],
          ['Demo facts', `${here(demo.path)}  (addresses, a stream key to try)`],
        ] satisfies [string, string][])
      : []),
    ['Logs', `${here(logFolder)}/`],
    ['Stop', 'Ctrl-C'],
  ]
  const lines = rows.map(
    ([label, text]) => `  ${styleText('dim', label.padEnd(labelWidth))} ${text}`,
  )
  return `\n  ${styleText('bold', 'Seedling is on.')}\n\n${lines.join('\n')}\n\n`
}
