import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Transaction } from '@/prisma/database'
import { openDraft } from './ask-draft'

interface FindDraftOptions {
  db: Transaction
  keys: ChildDataKeys
  accountId: string
  programmeId: string
}

/** What a guardian has filled in so far; null before the first step. */
export async function findAskDraft(options: FindDraftOptions) {
  const { db, keys, accountId, programmeId } = options
  const kept = await db.askDraft.findUnique({
    where: { accountId_programmeId: { accountId, programmeId } },
  })
  return kept && { draft: await openDraft(kept.sealedDraft, keys), savedAt: kept.updatedAt }
}
