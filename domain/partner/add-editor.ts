import type { Database, Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { createAccount } from '../account/create-account'
import { grantRole } from '../account/grant-role'
import { partnerEditorLetter } from '../mail/letters/partner-editor'
import { queueMail } from '../mail/queue-mail'
import { holdPartner } from './hold-partner'

interface EditorOptions {
  db: Transaction
  now: Date
  partnerId: string
  email: string
  name: string
}

/**
 * Makes the account of an address an editor. A new account has no password: whoever reads the address's mail
 * signs in by a code that is sent there, and nobody else can.
 */
export async function grantEditor({ db, now, partnerId, email, name }: EditorOptions) {
  const known = await db.account.findUnique({
    where: { email },
    select: { id: true, locale: true },
  })
  const account = known ?? (await createAccount({ db, now, email, name, locale: 'zh' }))
  const grant = { accountId: account.id, role: 'partner_editor', schoolId: null } as const
  await grantRole({ db, now, ...grant, partnerId })
  return account
}

type AddEditorOptions = Omit<EditorOptions, 'db' | 'name'> & {
  db: Database
  actorId: string
  portalUrl: string
}

/** Lets somebody edit for a partner, and tells them. */
export function addEditor({ db, now, actorId, partnerId, email, portalUrl }: AddEditorOptions) {
  return db.$transaction(async (tx) => {
    const { nameZh, nameEn } = await holdPartner(tx, partnerId)
    const name = email.slice(0, email.indexOf('@'))
    const { id, locale } = await grantEditor({ db: tx, now, partnerId, email, name })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: null, action: 'partner_editor_added', subjectId: id },
      details: { partnerId },
    })
    const url = new URL(`/partner/${partnerId}`, portalUrl).href
    const letter = partnerEditorLetter({ locale, nameZh, nameEn, url })
    await queueMail({ db: tx, now, recipient: email, ...letter })
  })
}
