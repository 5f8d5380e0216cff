import { relative } from 'node:path'
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
  const rows: [string, string][] = [
    ['Portal', settings.PORTAL_URL],
    ['Publish to', `${settings.RTMP_URL}  (stream key: npm run cli -- --help)`],
    ['Playback edge', settings.EDGE_URL],
    ['Operations', `${settings.PORTAL_URL}/operations  (sign in: ${whereOperatorIs(demo, here)})`],
    ...(demo
      ? ([
          ['Demo class', demo.facts.watchUrl],
          ['Demo facts', `${here(demo.path)}  (addresses, accounts, a stream key to try)`],
        ] satisfies [string, string][])
      : []),
    ['E-mail', whereLettersGo(settings)],
    ['Logs', `${here(logFolder)}/`],
    ['Stop', 'Ctrl-C'],
  ]
  const lines = rows.map(
    ([label, text]) => `  ${styleText('dim', label.padEnd(labelWidth))} ${text}`,
  )
  return `\n  ${styleText('bold', 'Seedling is on.')}\n\n${lines.join('\n')}\n\n`
}

const whereOperatorIs = (demo: Demo | undefined, here: (path: string) => string) =>
  demo ? `accounts.operator in ${here(demo.path)}` : 'npm run cli -- create-operator --help'

const whereLettersGo = ({ SMTP_URL, PORTAL_URL }: SupervisorSettings) =>
  SMTP_URL
    ? `by ${new URL(SMTP_URL).host}`
    : `no SMTP_URL: letters wait in ${PORTAL_URL}/operations/outbox`
