import type { Transaction } from '@/prisma/database'

/** Who holds a course's places now, and who waits for one. */
export interface PlaceCounts {
  enrolled: number
  /** Places that are kept for children to whom they are offered. */
  offered: number
  waitlisted: number
}

interface CountPlacesOptions {
  courseId: string
  now: Date
}

/** An offer is over when its time is, whether anybody has written that down or not. */
export async function countPlaces(tx: Transaction, { courseId, now }: CountPlacesOptions) {
  const [counts] = await tx.$queryRaw<PlaceCounts[]>`
    SELECT
      count(*) FILTER (WHERE "state" = 'enrolled')::int AS "enrolled",
      count(*) FILTER (WHERE "state" = 'offered' AND "offerExpiresAt" > ${now}::timestamptz)::int AS "offered",
      count(*) FILTER (WHERE "state" = 'waitlisted')::int AS "waitlisted"
    FROM "Enrolment" WHERE "courseId" = ${courseId} AND "state" <> 'left'`
  return counts ?? { enrolled: 0, offered: 0, waitlisted: 0 }
}

/** Null where any number may come. Never below none: a course that was made smaller sends nobody away. */
export function countFreePlaces(
  capacity: number | null,
  { enrolled, offered }: Pick<PlaceCounts, 'enrolled' | 'offered'>,
) {
  return capacity === null ? null : Math.max(0, capacity - enrolled - offered)
}
