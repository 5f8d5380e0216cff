import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Database } from '@/prisma/database'
import { type AskDraft, emptyDraft, sealDraft } from './ask-draft'
import { findAskDraft } from './find-ask-draft'
import { holdAccount } from './hold-account'

interface ChangeDraftOptions {
  db: Database
  now: Date
  keys: ChildDataKeys
  accountId: string
  programmeId: string
  change(draft: AskDraft): AskDraft
}

/** Keeps what a step was filled in with; two tabs change it one after the other. */
export function changeAskDraft({ db, now, change, ...options }: ChangeDraftOptions) {
  const { keys, accountId, programmeId } = options
  return db.$transaction(async (tx) => {
    await holdAccount(tx, accountId)
    const former = await findAskDraft({ db: tx, ...options })
    const changed = change(former?.draft ?? emptyDraft)
    const kept = { sealedDraft: await sealDraft(changed, keys), updatedAt: now }
    await tx.askDraft.upsert({
      where: { accountId_programmeId: { accountId, programmeId } },
      create: { accountId, programmeId, ...kept },
      update: kept,
    })
    return changed
  })
}
