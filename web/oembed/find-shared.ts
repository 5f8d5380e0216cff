import type { BilingualText } from '@/domain/course/catalogue-entry'
import { findEmbed } from '@/domain/partner/find-embed'
import { domainContext, type Portal } from '../server/portal'

/** What a pasted link means: a player, or why there is none. */
export type Shared =
  | { outcome: 'none' }
  | { outcome: 'private' }
  | { outcome: 'player'; src: string; title: BilingualText; schoolName: BilingualText }

export type SharedPlayer = Extract<Shared, { outcome: 'player' }>

interface FindOptions {
  portal: Portal
  url: URL
}

const pathPattern = /^\/(?<kind>watch|embed)\/(?<id>[a-z0-9-]{1,64})\/?$/

/** Reads the address of a watch page or of an embed, on this portal alone. */
export async function findShared({ portal, url }: FindOptions): Promise<Shared> {
  const { kind, id } = pathPattern.exec(url.pathname)?.groups ?? {}
  if (url.origin !== portal.settings.portalOrigin || !id) return { outcome: 'none' }
  return kind === 'watch' ? findClass(portal, id) : findEmbedPlayer(portal, id)
}

async function findClass(portal: Portal, classSessionId: string): Promise<Shared> {
  const { db, now } = domainContext(portal)
  const classSession = await db.classSession.findUnique({
    where: { id: classSessionId },
    include: {
      course: {
        include: {
          school: true,
          embeds: { where: { isForAnySite: true, withdrawnAt: null }, take: 1 },
        },
      },
    },
  })
  if (!classSession) return { outcome: 'none' }
  const { course } = classSession
  const embedId = classSession.isRehearsal ? undefined : course.embeds[0]?.id
  const found = embedId ? await findEmbed({ db, now, embedId }) : null
  if (found?.standing !== 'open') return { outcome: 'private' }
  return {
    outcome: 'player',
    src: playerUrl(portal, found.embed.id, classSessionId),
    title: { zh: classSession.titleZh, en: classSession.titleEn },
    schoolName: { zh: course.school.nameZh, en: course.school.nameEn },
  }
}

async function findEmbedPlayer(portal: Portal, embedId: string): Promise<Shared> {
  const { db, now } = domainContext(portal)
  const found = await findEmbed({ db, now, embedId })
  if (!found) return { outcome: 'none' }
  if (found.standing !== 'open') return { outcome: 'private' }
  const { course } = found.embed
  return {
    outcome: 'player',
    src: playerUrl(portal, embedId, null),
    title: { zh: course.titleZh, en: course.titleEn },
    schoolName: { zh: course.school.nameZh, en: course.school.nameEn },
  }
}

function playerUrl({ settings }: Portal, embedId: string, classSessionId: string | null) {
  const url = new URL(`/embed/${embedId}`, settings.PORTAL_URL)
  if (classSessionId) url.searchParams.set('class', classSessionId)
  return url.href
}
