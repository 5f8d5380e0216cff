import { embedLoader as wordsEn } from '../../messages/en.json'
import { embedLoader as wordsZh } from '../../messages/zh.json'

/** What `/embed.js` does on a partner's page: it defines `<seedling-player>`, and puts one where its script stands. */

const version = 1
const answersWithinMs = 10_000
const events = ['ready', 'play', 'pause', 'state', 'latency', 'viewers']
const script = document.currentScript
const portal = new URL(script instanceof HTMLScriptElement ? script.src : document.baseURI).origin
const passedOn = ['lang', 'colour', 'class']
const look = `:host{display:block;position:relative;aspect-ratio:16/9;width:100%;max-width:100%}
:host([hidden]){display:none}iframe{position:absolute;inset:0;width:100%;height:100%;border:0}
p{position:absolute;inset:auto 0 0;margin:0;padding:.75rem;background:#141b16;color:#f4efe2;font:1rem/1.5 sans-serif}
a{color:inherit}`

class SeedlingPlayer extends HTMLElement {
  static observedAttributes = ['embed', ...passedOn]
  #frame: HTMLIFrameElement | null = null
  #timer = 0

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(look)
    root.adoptedStyleSheets = [sheet]
    addEventListener('message', this.#onMessage)
    this.#load()
  }

  disconnectedCallback() {
    removeEventListener('message', this.#onMessage)
    clearTimeout(this.#timer)
    this.#frame?.remove()
    this.#frame = null
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#load()
  }

  play() {
    this.#send('play')
  }

  pause() {
    this.#send('pause')
  }

  mute() {
    this.#send('mute')
  }

  unmute() {
    this.#send('unmute')
  }

  #load() {
    const embed = this.getAttribute('embed')
    if (!embed || !this.shadowRoot) return
    const url = new URL(`/embed/${encodeURIComponent(embed)}`, portal)
    for (const name of passedOn) {
      const value = this.getAttribute(name)
      if (value) url.searchParams.set(name, value)
    }
    if (this.#frame?.src === url.href) return
    const frame = document.createElement('iframe')
    frame.src = url.href
    frame.title = this.getAttribute('title') ?? 'Seedling'
    frame.allow = 'autoplay; fullscreen; picture-in-picture'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    this.#frame = frame
    this.shadowRoot.replaceChildren(frame)
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#sayWhy(url.href), answersWithinMs)
  }

  /** The browser shows nothing of its own where this site is not on the list, or what frames it is not. */
  #sayWhy(href: string) {
    const language = this.closest('[lang]')?.getAttribute('lang') ?? navigator.language
    const { refused, open, help } = language.startsWith('zh') ? wordsZh : wordsEn
    const words = document.createElement('p')
    words.setAttribute('role', 'status')
    const docs = new URL('/partners/docs', portal).href
    words.append(refused.replace('{origin}', location.origin), ' ')
    words.append(makeLink(open, href), ' · ', makeLink(help, docs))
    this.shadowRoot?.append(words)
    this.dispatchEvent(new CustomEvent('seedling-refused'))
  }

  #send(command: string) {
    this.#frame?.contentWindow?.postMessage({ seedling: version, command }, portal)
  }

  #onMessage = ({ source, origin, data }: MessageEvent) => {
    if (origin !== portal || source !== this.#frame?.contentWindow) return
    if (data?.seedling !== version || !events.includes(data.event)) return
    if (data.event === 'ready') {
      clearTimeout(this.#timer)
      this.shadowRoot?.querySelector('p')?.remove()
    }
    const { event, value } = data
    this.dispatchEvent(new CustomEvent(`seedling-${event}`, { detail: value }))
  }
}

function makeLink(text: string, href: string) {
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  return link
}

if (!customElements.get('seedling-player')) customElements.define('seedling-player', SeedlingPlayer)

const embed = script instanceof HTMLScriptElement ? script.dataset.seedling : undefined
if (script instanceof HTMLScriptElement && embed) {
  const player = document.createElement('seedling-player')
  for (const name of passedOn) {
    const value = script.dataset[name]
    if (value) player.setAttribute(name, value)
  }
  player.setAttribute('embed', embed)
  script.after(player)
}
