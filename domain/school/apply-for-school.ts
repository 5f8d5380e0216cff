import { z } from 'zod'
import { type Database, isUniqueViolation, SchoolKind, type Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { emailSchema } from '../account/email'
import { grantRole } from '../account/grant-role'
import { timeZoneSchema } from '../course/time-zone'
import { DomainError } from '../domain-error'
import { schoolOpenedLetter } from '../mail/letters/school-opened'
import { queueMail } from '../mail/queue-mail'
import { nameSchema } from '../name'
import {
  hashInvitationToken,
  invitationLifeMs,
  invitationUrl,
  makeInvitationToken,
} from './invitation-token'
import { openSchoolSchema, regionCodeSchema } from './open-school'
import { isTeaching } from './standing'

/** What a school is opened with: ten things at most. */
export const applyForSchoolSchema = openSchoolSchema.extend({
  /** Chosen in words, or a school of a province would be taken for one abroad. */
  regionCode: z.union([regionCodeSchema, z.literal('abroad').transform(() => undefined)]),
  kind: z.enum(SchoolKind),
  /** As the authorities of its country number it. */
  officialId: z
    .string()
    .trim()
    .max(40)
    .transform((id) => id.toUpperCase())
    .optional(),
  timeZone: timeZoneSchema,
  contactName: nameSchema,
  contactEmail: emailSchema,
  contactPhone: z.string().trim().max(40).optional(),
  /** Said by who was told that there is a school of this name in that region. */
  isAnother: z.literal('on').optional(),
  requestId: z.string().max(64),
})

type ApplyOptions = z.infer<typeof applyForSchoolSchema> & {
  db: Database
  now: Date
  portalUrl: string
  locale: string
  /** Who opens it; null for somebody who is not signed in, whom a letter makes administrator. */
  accountId: string | null
}

/**
 * Opens a school on trial. The account that opens it runs it; without one the contact is sent the
 * invitation to. The same form sent twice opens one school. Throws DomainError `school_exists` for an
 * official identifier of a school that is open, and `school_may_exist` for a name that is known in the region.
 */
export async function applyForSchool({ db, ...options }: ApplyOptions) {
  try {
    return await db.$transaction((tx) => openOnTrial(tx, options))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const { requestId } = options
    const opened = await db.school.findUnique({ where: { requestId }, select: { id: true } })
    if (!opened) throw new DomainError('school_exists')
    return { schoolId: opened.id }
  }
}

async function openOnTrial(tx: Transaction, options: Omit<ApplyOptions, 'db'>) {
  const { now, accountId, isAnother, portalUrl, locale, ...school } = options
  const { contactName, contactEmail, nameZh, nameEn, requestId } = school
  // One after the other: of two schools of one name that open at once the second is told.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('open a school'))`
  const again = await tx.school.findUnique({ where: { requestId }, select: { id: true } })
  if (again) return { schoolId: again.id }
  if (!isAnother && (await hasNamesake(tx, school))) throw new DomainError('school_may_exist')
  const { id: schoolId } = await tx.school.create({
    data: { ...school, standing: 'trial', createdAt: now },
  })
  await recordAuditEntry({
    ...{ db: tx, now, actorId: accountId, schoolId, action: 'school_opened', subjectId: schoolId },
  })
  if (accountId) {
    await grantRole({ db: tx, now, accountId, role: 'school_administrator', schoolId })
    return { schoolId }
  }
  const token = makeInvitationToken()
  await tx.invitation.create({
    data: {
      ...{ schoolId, role: 'school_administrator', email: contactEmail, name: contactName },
      tokenHash: hashInvitationToken(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + invitationLifeMs),
    },
  })
  const letter = schoolOpenedLetter({
    locale,
    nameZh,
    nameEn,
    url: invitationUrl(portalUrl, token),
  })
  await queueMail({ db: tx, now, recipient: contactEmail, ...letter })
  return { schoolId }
}

interface NamesakeOptions {
  nameZh: string
  nameEn: string
  regionCode?: string
}

/** Whether a school of one of the names is known in the region, however its letters are written. */
async function hasNamesake(tx: Transaction, { nameZh, nameEn, regionCode }: NamesakeOptions) {
  const count = await tx.school.count({
    where: {
      standing: isTeaching,
      regionCode: regionCode ?? null,
      OR: [
        { nameZh: { equals: nameZh, mode: 'insensitive' } },
        { nameEn: { equals: nameEn, mode: 'insensitive' } },
      ],
    },
  })
  return count > 0
}
