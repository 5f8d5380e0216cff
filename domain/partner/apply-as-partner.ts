import { z } from 'zod'
import { type Database, isUniqueViolation } from '@/prisma/database'
import { emailSchema } from '../account/email'
import { partnerAppliedLetter } from '../mail/letters/partner-applied'
import { queueMail } from '../mail/queue-mail'
import { nameSchema } from '../name'

const longestPurpose = 1_000

/** What an organisation applies with: six things. */
export const applyAsPartnerSchema = z.object({
  nameZh: nameSchema,
  nameEn: nameSchema,
  /** As an origin, see `parse-origin.ts`. */
  site: z.string().trim().max(300),
  contactName: nameSchema,
  contactEmail: emailSchema,
  purpose: z.string().trim().min(1).max(longestPurpose),
  requestId: z.string().max(64),
})

type ApplyOptions = z.infer<typeof applyAsPartnerSchema> & {
  db: Database
  now: Date
  portalUrl: string
  /** Of the letter. */
  locale: string
}

/**
 * Writes an application down for the operators, and to its contact how its site is proven; the same form sent
 * twice applies once.
 */
export async function applyAsPartner({ db, now, portalUrl, locale, ...partner }: ApplyOptions) {
  const { requestId, contactEmail: recipient } = partner
  try {
    return await db.$transaction(async (tx) => {
      const { id: partnerId } = await tx.partner.create({ data: { ...partner, createdAt: now } })
      const url = new URL(applicationPath(partnerId), portalUrl).href
      const letter = partnerAppliedLetter({ locale, ...partner, url })
      await queueMail({ db: tx, now, recipient, ...letter })
      return { partnerId }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const { id } = await db.partner.findUniqueOrThrow({ where: { requestId } })
    return { partnerId: id }
  }
}

/** The page of an application, whose id is its secret. */
export const applicationPath = (partnerId: string) => `/partners/apply/${partnerId}`
