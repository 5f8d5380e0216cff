import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Portal } from '../server/portal'
import { type ClassFeedKind, classFeedKinds } from './answer-class-feed'

interface PartnerFeed {
  partnerId: string
  kind: ClassFeedKind
}

const macCharacters = 22

const macOf = (partnerId: string, { settings }: Portal) =>
  createHmac('sha256', settings.ACCOUNT_SECRET)
    .update(`feed\0partners\0${partnerId}`)
    .digest('base64url')
    .slice(0, macCharacters)

/** Where a partner's feed is; the address itself is the key to it. */
export const partnerFeedPath = ({ partnerId, kind }: PartnerFeed, portal: Portal) =>
  `/feeds/partners/${partnerId}.${macOf(partnerId, portal)}.${kind}`

const filePattern = /^(?<partnerId>[a-z0-9-]+)(\.(?<mac>[\w-]{22}))?\.(?<kind>json|rss|ics)$/

/** Whose feed a file's name means, and whether the key in it is right; null for any other name. */
export function readPartnerFeedFile(file: string, portal: Portal) {
  const { partnerId, mac = '', kind: end } = filePattern.exec(file)?.groups ?? {}
  const kind = classFeedKinds.find((known) => known === end)
  if (!partnerId || !kind) return null
  const expected = Buffer.from(macOf(partnerId, portal))
  const given = Buffer.from(mac)
  const hasKey = given.length === expected.length && timingSafeEqual(given, expected)
  return { partnerId, kind, hasKey }
}
