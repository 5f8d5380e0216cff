import type { EnrolmentState, Transaction } from '@/prisma/database'

/** How a child stands in a course now, as families are told. */
export type ChildStanding =
  | { state: 'none' | 'enrolled' | 'lapsed' }
  | { state: 'offered'; until: Date }
  /** 1 is the next to be offered a place. */
  | { state: 'waitlisted'; position: number }

interface StandingOptions {
  db: Transaction
  now: Date
  enrolment:
    | {
        id: string
        courseId: string
        state: EnrolmentState
        askedAt: Date
        offerExpiresAt: Date | null
      }
    | undefined
}

export async function standingOf({ db, now, enrolment }: StandingOptions): Promise<ChildStanding> {
  switch (enrolment?.state) {
    case undefined:
    case 'left':
      return { state: 'none' }
    case 'enrolled':
      return { state: 'enrolled' }
    case 'offered': {
      const until = enrolment.offerExpiresAt
      return until && until > now ? { state: 'offered', until } : { state: 'lapsed' }
    }
    case 'waitlisted': {
      // By its own row, in PostgreSQL: times of asking are finer there than a Date is.
      const [row] = await db.$queryRaw<{ position: number }[]>`
        SELECT count(*)::int AS "position" FROM "Enrolment" e, "Enrolment" own
        WHERE own."id" = ${enrolment.id} AND e."courseId" = own."courseId" AND e."state" = 'waitlisted'
          AND (e."askedAt", e."id") <= (own."askedAt", own."id")`
      return { state: 'waitlisted', position: row?.position ?? 1 }
    }
  }
}
