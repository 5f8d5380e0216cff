import type { Prisma, Transaction } from '@/prisma/database'
import { listedCourses } from './carriable-courses'
import { hasTerms, isOpenToCarry } from './may-carry'

/** What there is to load of an embed to judge it. */
const withOwners = {
  partner: true,
  course: { include: { school: true } },
} as const

export type EmbedRow = Prisma.EmbedGetPayload<{ include: typeof withOwners }>

/** Whether an embed plays, or why not. */
export type EmbedStanding = 'open' | 'not_yet' | 'expired' | 'withdrawn'

interface FindEmbedOptions {
  db: Transaction
  now: Date
  embedId: string
}

/** An embed and whether it plays now; null when there is none. */
export async function findEmbed({ db, now, embedId }: FindEmbedOptions) {
  const embed = await db.embed.findUnique({ where: { id: embedId }, include: withOwners })
  if (!embed) return null
  const isCarried = await isOnList(db, embed)
  const standing = isCarried ? embedStanding(embed, now) : 'withdrawn'
  return { embed, standing }
}

/** Of a partner that may not carry each course: whether this one is among its own. */
async function isOnList(db: Transaction, { partner, courseId }: EmbedRow) {
  if (!partner?.isLimited) return true
  return (await db.course.count({ where: { id: courseId, ...listedCourses(partner) } })) > 0
}

/**
 * Whoever has a say may end it: the partner or an operator by withdrawing, the school by no longer opening the
 * course, the terms by their dates.
 */
function embedStanding(embed: EmbedRow, now: Date): EmbedStanding {
  const { partner, course, isForAnySite, withdrawnAt, validFrom, validUntil } = embed
  if (withdrawnAt !== null) return 'withdrawn'
  if (!isOpenToCarry(course, isForAnySite ? 'any_site' : 'partners')) return 'withdrawn'
  if (partner?.termsFrom && partner.termsFrom > now) return 'not_yet'
  if (partner?.termsUntil && partner.termsUntil <= now) return 'expired'
  if (partner && !hasTerms(partner, now)) return 'withdrawn'
  if (validFrom && validFrom > now) return 'not_yet'
  if (validUntil && validUntil <= now) return 'expired'
  return 'open'
}

/** When an embed is over by its own time or by the terms behind it; null where none is set. */
export function embedUntil({ validUntil, partner }: EmbedRow) {
  const ends = [validUntil, partner?.termsUntil].flatMap((end) => end?.getTime() ?? [])
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}
