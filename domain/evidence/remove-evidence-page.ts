import type { Database } from '@/prisma/database'
import { type AskedEvidenceOptions, holdAskedEvidence } from './hold-asked-evidence'

type RemoveOptions = AskedEvidenceOptions & { db: Database; page: number }

/** Deletes a page that the family does not want to send; one that is not there is gone already. */
export function removeEvidencePage({ db, page, ...asked }: RemoveOptions) {
  return db.$transaction(async (tx) => {
    const { id: evidenceId } = await holdAskedEvidence(tx, asked)
    await tx.evidencePage.deleteMany({ where: { evidenceId, page } })
  })
}
