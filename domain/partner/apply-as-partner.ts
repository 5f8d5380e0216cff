import { z } from 'zod'
import { type Database, isUniqueViolation } from '@/prisma/database'
import { emailSchema } from '../account/email'
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

type ApplyOptions = z.infer<typeof applyAsPartnerSchema> & { db: Database; now: Date }

/** Writes an application down for the operators; the same form sent twice applies once. */
export async function applyAsPartner({ db, now, ...partner }: ApplyOptions) {
  try {
    const { id } = await db.partner.create({ data: { ...partner, createdAt: now } })
    return { partnerId: id }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const { requestId } = partner
    const { id } = await db.partner.findUniqueOrThrow({ where: { requestId } })
    return { partnerId: id }
  }
}
