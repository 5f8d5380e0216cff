import { Prisma, type Transaction } from '@/prisma/database'
import { offerLapsedLetter } from '../mail/letters/offer-lapsed'
import { placeOfferedLetter } from '../mail/letters/place-offered'
import { queueFamilyMail } from '../mail/queue-family-mail'
import { countFreePlaces, countPlaces } from './place-counts'
import { offerEndsAt } from './place-offer'

interface OfferOptions {
  now: Date
  /** Locked (`lockCourse`). */
  course: { id: string; capacity: number | null }
}

interface ChildRow {
  childId: string
}

/**
 * Ends the offers whose time is over, then offers what is free to those who have waited longest. Their families
 * get a letter. For a transaction that holds the course.
 */
export async function offerFreePlaces(tx: Transaction, { now, course }: OfferOptions) {
  const { id: courseId, capacity } = course
  const lapsed = await tx.$queryRaw<ChildRow[]>`
    UPDATE "Enrolment" SET "state" = 'left', "leftAt" = "offerExpiresAt", "offerExpiresAt" = NULL
    WHERE "courseId" = ${courseId} AND "state" = 'offered' AND "offerExpiresAt" <= ${now}::timestamptz
    RETURNING "childId"`
  const { waitlisted, ...taken } = await countPlaces(tx, { courseId, now })
  const free = countFreePlaces(capacity, taken) ?? waitlisted
  const offered = waitlisted > 0 && free > 0 ? await offer(tx, { now, courseId, places: free }) : []
  if (lapsed.length > 0 || offered.length > 0) await tell(tx, { now, courseId, lapsed, offered })
}

interface PlacesToOffer {
  now: Date
  courseId: string
  places: number
}

function offer(tx: Transaction, { now, courseId, places }: PlacesToOffer) {
  return tx.$queryRaw<ChildRow[]>`
    UPDATE "Enrolment" SET "state" = 'offered', "offerExpiresAt" = ${offerEndsAt(now)}::timestamptz
    WHERE "id" IN (
      SELECT "id" FROM "Enrolment" WHERE "courseId" = ${courseId} AND "state" = 'waitlisted'
      ORDER BY "askedAt", "id" LIMIT ${places}
    )
    RETURNING "childId"`
}

interface Told {
  now: Date
  courseId: string
  lapsed: ChildRow[]
  offered: ChildRow[]
}

async function tell(tx: Transaction, { now, courseId, lapsed, offered }: Told) {
  const course = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    include: { school: { select: { timeZone: true } } },
  })
  const { titleZh, titleEn, school } = course
  const facts = { titleZh, titleEn, timeZone: school.timeZone, until: offerEndsAt(now) }
  for (const [rows, letter] of [
    [offered, placeOfferedLetter],
    [lapsed, offerLapsedLetter],
  ] as const) {
    if (rows.length === 0) continue
    const childIds = Prisma.sql`SELECT unnest(${rows.map(({ childId }) => childId)}::text[])`
    await queueFamilyMail(tx, { now, childIds, letter: (locale) => letter({ locale, ...facts }) })
  }
}
