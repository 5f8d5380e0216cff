import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Portal } from '../server/portal'

/** Whose classes a calendar has. */
export const feedKinds = ['courses', 'teachers', 'classrooms', 'children'] as const
export type FeedKind = (typeof feedKinds)[number]

export interface Feed {
  of: FeedKind
  id: string
}

const macCharacters = 22

/** 132 bits that only we can make: whoever has the address may read the calendar. */
const macOf = ({ of, id }: Feed, { settings }: Portal) =>
  createHmac('sha256', settings.ACCOUNT_SECRET)
    .update(`feed\0${of}\0${id}`)
    .digest('base64url')
    .slice(0, macCharacters)

/** Where a calendar is; the address itself is the key to it. */
export const feedPath = (feed: Feed, portal: Portal) =>
  `/feeds/${feed.of}/${feed.id}.${macOf(feed, portal)}.ics`

const filePattern = /^(?<id>[a-z0-9-]+)(\.(?<mac>[\w-]+))?\.ics$/

/** Whose calendar a file's name means, and whether the key in it is right; null for any other name. */
export function readFeedFile({ of, file }: { of: FeedKind; file: string }, portal: Portal) {
  const { id, mac = '' } = filePattern.exec(file)?.groups ?? {}
  if (!id) return null
  const expected = Buffer.from(macOf({ of, id }, portal))
  const given = Buffer.from(mac)
  return { id, hasKey: given.length === expected.length && timingSafeEqual(given, expected) }
}
