import { inScript } from '../../../embed/embed-document'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { shareImage } from '../../../oembed/share-image'
import { isOffAir } from '../../../player/player-state'
import { getPortal } from '../../../server/portal'
import type { readWatchPage } from './read-watch-page'

interface WatchDataProps {
  watch: NonNullable<Awaited<ReturnType<typeof readWatchPage>>>
}

/**
 * A class for search engines (schema.org): a video with its broadcast, by which they mark what is live. Only of
 * classes for everybody. A block of data is no script, so that the content security policy has no say over it.
 */
export async function WatchData({ watch: { page } }: WatchDataProps) {
  if (page.audience !== 'public' || page.state === 'not_for_you') return null
  const { locale } = await getReader()
  const { settings, clock } = getPortal()
  const { PORTAL_URL } = settings
  const name = chooseText(page.title, locale)
  const school = chooseText(page.schoolName, locale)
  const isOver = isOffAir(page.state)
  const data = {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    ...{ name, description: `${chooseText(page.courseTitle, locale)} · ${school}` },
    url: new URL(`/watch/${page.classSessionId}`, PORTAL_URL).href,
    thumbnailUrl: new URL(shareImage.path, PORTAL_URL).href,
    uploadDate: (page.startedAt ?? page.startsAt).toISOString(),
    isAccessibleForFree: true,
    publisher: { '@type': 'EducationalOrganization', name: school },
    publication: {
      '@type': 'BroadcastEvent',
      ...{ name, isLiveBroadcast: true },
      startDate: (page.startedAt ?? page.startsAt).toISOString(),
      // Search engines take an event without an end, or with one to come, for live.
      endDate: (isOver ? page.endsAt : laterOf(page.endsAt, new Date(clock()))).toISOString(),
    },
  }
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which nothing can end the element.
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inScript(data) }} />
  )
}

const laterOf = (one: Date, other: Date) => (one > other ? one : other)
