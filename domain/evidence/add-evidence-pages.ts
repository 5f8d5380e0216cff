import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { type AskedEvidenceOptions, holdAskedEvidence } from './hold-asked-evidence'

/** Of one document, however many files it comes in. */
export const mostEvidencePages = 10

type AddOptions = AskedEvidenceOptions & {
  db: Database
  now: Date
  /** Of the file: one that comes again, as after a line that broke, changes nothing. */
  uploadDigest: string
  sealedImages: Uint8Array<ArrayBuffer>[]
}

/** Adds the pages of a file behind those that are there. Throws DomainError `file_too_many_pages`. */
export function addEvidencePages({ db, now, uploadDigest, sealedImages, ...asked }: AddOptions) {
  return db.$transaction(async (tx) => {
    const { id: evidenceId } = await holdAskedEvidence(tx, asked)
    const known = await tx.evidencePage.findMany({
      where: { evidenceId },
      orderBy: { page: 'asc' },
      select: { page: true, uploadDigest: true },
    })
    if (known.some((page) => page.uploadDigest === uploadDigest)) return { isNew: false }
    if (known.length + sealedImages.length > mostEvidencePages) {
      throw new DomainError('file_too_many_pages', { most: String(mostEvidencePages) })
    }
    const last = known.at(-1)?.page ?? 0
    await tx.evidencePage.createMany({
      data: sealedImages.map((sealedImage, index) => ({
        ...{ evidenceId, page: last + 1 + index, uploadDigest, sealedImage, addedAt: now },
      })),
    })
    return { isNew: true }
  })
}
