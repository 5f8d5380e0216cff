import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { createAccount } from '../account/create-account'
import { emailSchema } from '../account/email'
import { grantRole } from '../account/grant-role'
import { reviewerMadeLetter } from '../mail/letters/reviewer-made'
import { queueMail } from '../mail/queue-mail'
import { nameSchema } from '../name'

export const makeReviewerSchema = z.object({ name: nameSchema, email: emailSchema })

type MakeReviewerOptions = z.infer<typeof makeReviewerSchema> & {
  db: Database
  now: Date
  /** The operator's. */
  actorId: string
  portalUrl: string
  /** In which a new account is written to. */
  locale: string
}

/**
 * Lets somebody look at evidence: the account of that address, or a new one that signs in by e-mailed codes.
 * A letter says where. Who is a reviewer already stays one, without another letter.
 */
export function makeReviewer({ db, now, actorId, portalUrl, ...person }: MakeReviewerOptions) {
  return db.$transaction(async (tx) => {
    const { name, email, locale } = person
    const known = await tx.account.findUnique({
      where: { email },
      select: { id: true, locale: true, grants: { where: { role: 'reviewer' } } },
    })
    if (known && known.grants.length > 0) return
    const account = known ?? (await createAccount({ db: tx, now, email, name, locale }))
    await grantRole({ db: tx, now, accountId: account.id, role: 'reviewer', schoolId: null })
    const entry = { action: 'reviewer_made', actorId, schoolId: null } as const
    await recordAuditEntry({ db: tx, now, ...entry, subjectId: account.id })
    const url = new URL('/review', portalUrl).href
    const letter = reviewerMadeLetter({ locale: known?.locale ?? locale, email, url })
    await queueMail({ db: tx, now, recipient: email, ...letter })
  })
}
