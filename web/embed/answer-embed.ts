import { createTranslator } from 'use-intl/core'
import { frameAncestors } from '@/domain/partner/frame-ancestors'
import { chooseText } from '../i18n/choose-text'
import { type Locale, languageTags } from '../i18n/locales'
import { messagesByLocale } from '../i18n/messages'
import { defaultTimeZone } from '../i18n/time-zone'
import { isOnAir } from '../player/player-state'
import { answer } from '../server/answer'
import type { Portal } from '../server/portal'
import { embedAnswer, watchWords } from './answer-embed-state'
import { readEmbedManifest } from './embed-assets'
import { embedDocument } from './embed-document'
import { embedPolicy } from './embed-policy'
import { embedStyle } from './embed-style'
import { type EmbedReading, readEmbed } from './read-embed'
import { type EmbedWishes, readEmbedWishes } from './read-embed-wishes'

interface EmbedRequest {
  portal: Portal
  request: Request
  embedId: string
}

type Reading = NonNullable<EmbedReading>

const loopbackSites = ['http://localhost:*', 'http://*.localhost:*', 'http://127.0.0.1:*']

/**
 * `GET /embed/<embedId>`: the player alone, for the pages that may frame it. It reads and sets no cookie. Who
 * asks for what there is not learns no more than that.
 */
export function answerEmbed({ portal, request, embedId }: EmbedRequest) {
  return answer({ portal, route: '/embed/[embedId]' }, async () => {
    const wished = readEmbedWishes(request, { locale: null, colour: null }).classSessionId
    const reading = await readEmbed({ portal, embedId, wished })
    const wishes = readEmbedWishes(request, reading?.embed ?? { locale: null, colour: null })
    const { status, body, policy } = await keepPage(reading, wishes, () =>
      writePage({ portal, embedId, reading, wishes }),
    )
    return new Response(body, {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=2',
        vary: 'accept-language',
      },
    })
  })
}

interface WrittenPage {
  status: number
  body: string
  policy: string
}

const pages = new WeakMap<Reading, Map<string, Promise<WrittenPage>>>()

/** A front page brings a thousand readers a second: what is read once a second is written once, too. */
function keepPage(
  reading: EmbedReading,
  { locale, colour }: EmbedWishes,
  write: () => Promise<WrittenPage>,
) {
  if (!reading) return write()
  const known = pages.get(reading) ?? new Map<string, Promise<WrittenPage>>()
  pages.set(reading, known)
  const key = `${locale} ${colour}`
  const page = known.get(key) ?? write()
  known.set(key, page)
  return page
}

/** The portal itself shows how an embed looks, once there is anybody who may frame it. */
function ancestorsOf({ embed }: Reading, { settings }: Portal) {
  const { isForAnySite } = embed
  const isLoopback = settings.EMBED_ORIGINS === 'loopback'
  const sources = frameAncestors(embed)
  if (sources === "'none'") return sources
  const own = frameAncestors(embed, [settings.portalOrigin])
  return isForAnySite && isLoopback ? [own, ...loopbackSites].join(' ') : own
}

function statusOf(reading: EmbedReading) {
  if (!reading) return 404
  return reading.standing === 'withdrawn' || reading.standing === 'expired' ? 410 : 200
}

interface PageOptions {
  portal: Portal
  embedId: string
  reading: EmbedReading
  wishes: EmbedWishes
}

async function writePage(options: PageOptions): Promise<WrittenPage> {
  const { portal, reading, wishes } = options
  const style = embedStyle(wishes.colour)
  const policy = embedPolicy({
    edgeUrl: portal.settings.EDGE_URL,
    style,
    frameAncestors: reading ? ancestorsOf(reading, portal) : "'none'",
  })
  return { status: statusOf(reading), body: await writeDocument(options, style), policy }
}

async function writeDocument({ portal, embedId, reading, wishes }: PageOptions, style: string) {
  const { locale } = wishes
  const messages = messagesByLocale[locale]
  const t = createTranslator({ locale: languageTags[locale], messages })
  const common = { languageTag: languageTags[locale], style }
  const manifest = await readEmbedManifest()
  if (reading?.standing !== 'open') {
    const why = reading?.standing ?? 'unknown'
    const owner = reading ? ownerOf(reading, locale) : ''
    const words = { heading: t(`embed.${why}.title`), text: t(`embed.${why}.text`, { owner }) }
    const script = reading && { ...manifest.closed, facts: { embedId, standing: reading.standing } }
    return embedDocument({ ...common, ...words, title: words.heading, script, player: null })
  }
  const { shown } = reading
  const title = chooseText(shown?.page.title ?? courseTitle(reading), locale)
  const words = watchWords(reading)
  return embedDocument({
    ...common,
    title,
    heading: title,
    text: t(shown ? 'embed.opening' : 'embed.nothing'),
    player: {
      style: manifest.style,
      preloads: words.playlistUrl && isOnAir(words.state) ? [words.playlistUrl] : [],
      late: t('embed.openingLong'),
      noScript: t('player.noScript'),
      oembedUrl: oembedUrl(portal, embedId),
    },
    script: {
      ...manifest.player,
      facts: {
        ...{ embedId, locale, timeZone: defaultTimeZone },
        wished: wishes.classSessionId,
        ...{ answer: embedAnswer(reading), words },
        renderedAtMs: portal.clock(),
        owner: ownerOf(reading, locale),
        messages: { player: messages.player, embed: messages.embed },
      },
    },
  })
}

function oembedUrl({ settings }: Portal, embedId: string) {
  const url = new URL(`/embed/${embedId}`, settings.PORTAL_URL).href
  return new URL(`/oembed?${new URLSearchParams({ url })}`, settings.PORTAL_URL).href
}

/** Whom to ask: who placed it, or the school whose course it is. */
function ownerOf({ embed }: Reading, locale: Locale) {
  const { nameZh, nameEn } = embed.partner ?? embed.course.school
  return chooseText({ zh: nameZh, en: nameEn }, locale)
}

const courseTitle = ({ embed: { course } }: Reading) => ({ zh: course.titleZh, en: course.titleEn })
