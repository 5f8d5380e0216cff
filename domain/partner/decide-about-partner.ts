import type { Database, SiteProof, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { partnerDecidedLetter } from '../mail/letters/partner-decided'
import { queueMail } from '../mail/queue-mail'
import { grantEditor } from './add-editor'
import { holdPartner } from './hold-partner'

type Decision =
  | {
      decision: 'approve'
      termsFrom: Date | null
      termsUntil: Date | null
      /** The operator knows by other means that the site is theirs. */
      isKnown: boolean
    }
  | { decision: 'refuse'; reason: string }

type DecideOptions = Decision & {
  db: Database
  now: Date
  actorId: string
  partnerId: string
  portalUrl: string
}

/**
 * An operator's word about an application: approved with its terms, so that the contact becomes its first
 * editor, or refused with a reason. The contact is told. Throws DomainError `partner_decided` when somebody
 * was faster, `terms_impossible`, and `site_not_proven` where the operator does not know the partner either.
 */
export function decideAboutPartner({ db, ...options }: DecideOptions) {
  return db.$transaction(async (tx) => {
    const { now, actorId, partnerId, portalUrl } = options
    const partner = await holdPartner(tx, partnerId)
    if (partner.standing !== 'applied') throw new DomainError('partner_decided')
    const isApproved = options.decision === 'approve'
    const proof = isApproved && provenBy(partner.siteProvenBy, options.isKnown)
    await tx.partner.update({ where: { id: partnerId }, data: whatChanges(options) })
    const reason = options.decision === 'refuse' ? options.reason : ''
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, subjectId: partnerId },
      action: isApproved ? 'partner_approved' : 'partner_refused',
      details: { name: partner.nameZh, ...(reason && { reason }), ...(proof && { proof }) },
    })
    const { contactEmail, contactName, nameZh, nameEn } = partner
    if (isApproved) {
      const editor = { email: contactEmail, name: contactName }
      await grantEditor({ db: tx, now, partnerId, ...editor })
    }
    const url = new URL(isApproved ? `/partner/${partnerId}` : '/partners/apply', portalUrl).href
    const locale = await readLocale(tx, contactEmail)
    const letter = partnerDecidedLetter({ locale, nameZh, nameEn, isApproved, reason, url })
    await queueMail({ db: tx, now, recipient: contactEmail, ...letter })
  })
}

function provenBy(found: SiteProof | null, isKnown: boolean) {
  if (!found && !isKnown) throw new DomainError('site_not_proven')
  return found ?? 'known'
}

function whatChanges(options: Decision & { now: Date }) {
  const { now } = options
  if (options.decision === 'refuse') {
    return { standing: 'refused', decidedAt: now, decisionReason: options.reason } as const
  }
  const { termsFrom, termsUntil } = options
  if (termsFrom && termsUntil && termsUntil <= termsFrom) throw new DomainError('terms_impossible')
  return { standing: 'approved', decidedAt: now, termsFrom, termsUntil } as const
}

async function readLocale(tx: Transaction, email: string) {
  const account = await tx.account.findUnique({ where: { email }, select: { locale: true } })
  return account?.locale ?? 'zh'
}
