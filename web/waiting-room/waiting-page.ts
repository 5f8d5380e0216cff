import { type Locale, languageTags } from '../i18n/locales'
import { sayAlways, sayWaiting } from './say-waiting'
import type { WaitingState } from './waiting-state'

interface WaitingPageOptions {
  locale: Locale
  state: WaitingState
  nonce: string
}

const refreshSeconds = 30

/**
 * The page on which people wait: one answer of a few kilobytes from memory, without the portal's scripts,
 * fonts or database. It asks how long it takes, by itself or by being loaded anew, and leads on when it is its turn.
 */
export function waitingPage({ locale, state, nonce }: WaitingPageOptions) {
  const { title, text, keep, lost } = sayAlways(locale)
  const { place, time } = sayWaiting(state, locale)
  return `<!doctype html>
<html lang="${languageTags[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<div role="status"><p id="place">${place}</p><p id="time">${time}</p></div>
<p>${keep}</p>
<p id="lost" role="alert" hidden>${lost}</p>
</main>
<script nonce="${nonce}">${script}later(${state.askAgainMs})</script>
</body>
</html>`
}

const style = `
:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#faf6ec;color:#1d2620;font:106%/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:34rem;padding:1.5rem}
h1{font-size:1.75rem;line-height:1.25}
#place,#time{font-weight:600;font-size:1.15rem}
@media (prefers-color-scheme:dark){body{background:#151a16;color:#ece7d8}}`

// Errors make it ask less and less often, up to once a minute: a line that is away is not helped by more.
const script = `
let failures = 0
const show = (id, text) => { document.getElementById(id).textContent = text }
const later = (ms) => setTimeout(ask, ms)
async function ask() {
  try {
    const response = await fetch('/api/waiting-room', { cache: 'no-store' })
    if (!response.ok) throw new Error('status ' + response.status)
    const now = await response.json()
    failures = 0
    document.getElementById('lost').hidden = true
    if (now.state === 'in') return location.reload()
    show('place', now.place)
    show('time', now.time)
    later(now.askAgainMs)
  } catch {
    failures += 1
    document.getElementById('lost').hidden = false
    later(Math.min(60000, 5000 * 2 ** Math.min(failures, 4)) * (0.8 + 0.4 * Math.random()))
  }
}
`
