import { connection } from 'next/server'
import { type CourseQuery, searchCourses } from '@/domain/course/search-courses'
import { domainContext, getPortal } from '../../server/portal'
import { portalCache } from '../../server/portal-cache'

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

const cacheOf = portalCache<Found>({ lifeMs: 3_000, longestEntries: 500 })
