import { connection } from 'next/server'
import { type CourseQuery, searchCourses } from '@/domain/course/search-courses'
import { domainContext, getPortal, type Portal } from '../../server/portal'
import { ShortCache } from '../../server/short-cache'

type Found = Awaited<ReturnType<typeof searchCourses>>

interface ReadOptions {
  query: CourseQuery
  timeZone: string
}

/** What a search finds; alike for all who look for the same, so that it is read once in a few seconds. */
export async function readCourses({ query, timeZone }: ReadOptions) {
  await connection()
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  const found = await cacheOf(portal).get(JSON.stringify([query, timeZone]), () =>
    searchCourses({ db, now, timeZone, query }),
  )
  return { found, now }
}

const lifeMs = 3_000
const longestEntries = 500
const caches = new WeakMap<Portal, ShortCache<Found>>()

function cacheOf(portal: Portal) {
  const known = caches.get(portal)
  if (known) return known
  const made = new ShortCache<Found>({ clock: portal.clock, lifeMs, longestEntries })
  caches.set(portal, made)
  return made
}
