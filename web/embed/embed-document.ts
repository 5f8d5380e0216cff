import type { EmbedScript } from './embed-assets'

interface EmbedDocument {
  languageTag: string
  title: string
  /** What stands there before the player does, and without JavaScript. */
  heading: string
  text: string
  /** The page's own style; its digest is in the content security policy. */
  style: string
  /** What runs in the page, with its facts; none where there is no such embed. */
  script: (EmbedScript & { facts: unknown }) | null
  /** Without a player: words alone. */
  player: {
    style: string
    /** Stands there, too, once it has taken too long. */
    late: string
    preloads: string[]
    noScript: string
    /** Where oEmbed tells what a link to this page becomes. */
    oembedUrl: string
  } | null
}

/** The page of an embed: as little as can be between the framing page and the picture. */
export function embedDocument(page: EmbedDocument) {
  const { languageTag, title, heading, text, style, script, player } = page
  const assets = '/embed/assets/'
  return [
    `<!doctype html><html lang="${escapeHtml(languageTag)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    // Links lead out of the frame: the portal's other pages are framed by nobody.
    '<base target="_blank">',
    `<title>${escapeHtml(title)}</title>`,
    player &&
      `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(player.oembedUrl)}">`,
    ...(script ? [script.name, ...script.parts] : []).map(
      (name) => `<link rel="modulepreload" href="${assets}${escapeHtml(name)}">`,
    ),
    ...(player?.preloads ?? []).map(
      (url) => `<link rel="preload" as="fetch" crossorigin href="${escapeHtml(url)}">`,
    ),
    player && `<link rel="stylesheet" href="${assets}${escapeHtml(player.style)}">`,
    `<style>${style}</style></head><body>`,
    `<main id="embed"><div class="embed-words"><h1>${escapeHtml(heading)}</h1>`,
    `<p>${escapeHtml(text)}</p>`,
    player && `<p class="embed-late">${escapeHtml(player.late)}</p>`,
    '</div></main>',
    player && `<noscript><p class="embed-no-script">${escapeHtml(player.noScript)}</p></noscript>`,
    script && `<script type="application/json" id="facts">${inScript(script.facts)}</script>`,
    script && `<script type="module" src="${assets}${escapeHtml(script.name)}"></script>`,
    '</body></html>',
  ]
    .filter(Boolean)
    .join('')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

/** JSON within a script element, which nothing in it can end. */
export const inScript = (facts: unknown) => JSON.stringify(facts).replaceAll('<', '\\u003c')
