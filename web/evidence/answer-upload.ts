import { createHmac } from 'node:crypto'
import { DomainError } from '@/domain/domain-error'
import { addEvidencePages } from '@/domain/evidence/add-evidence-pages'
import { findFamilyEvidence } from '@/domain/evidence/find-family-evidence'
import { findFamily } from '@/domain/family/find-family'
import { sealBytes } from '@/domain/family/seal-child-text'
import { doorLimits } from '../auth/door-limits'
import { answer, RefusedRequest } from '../server/answer'
import type { FindAccount } from '../server/find-grants'
import { isFromHere } from '../server/is-from-here'
import { domainContext, type Portal } from '../server/portal'
import { picturePages } from '../uploads/picture-pages'
import { readUpload } from './read-upload'

interface UploadRequest {
  portal: Portal
  request: Request
  evidenceId: string
  address: string
  findAccount: FindAccount
}

/**
 * `POST /api/family/evidence/<evidenceId>`: one file of a document, by a guardian of the family that it is
 * asked of. Sent by the page's script as the bare file, and by its form without; the same file again
 * changes nothing, so that whoever lost the line sends it again.
 */
export function answerUpload({ portal, request, evidenceId, ...who }: UploadRequest) {
  return answer({ portal, route: '/api/family/evidence/[evidenceId]' }, async () => {
    if (!isFromHere(request, portal.settings.PORTAL_URL)) throw new RefusedRequest(403, 'foreign')
    const account = await who.findAccount()
    if (!account) throw new RefusedRequest(401, 'unauthorised')
    const { db } = portal
    const familyId = await findFamily({ db, accountId: account.accountId })
    const evidence = familyId && (await findFamilyEvidence({ db, familyId, evidenceId }))
    if (!familyId || !evidence) throw new DomainError('evidence_not_found')
    const form = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false
    const back = new URL(`/family/evidence/${evidenceId}`, portal.settings.PORTAL_URL)
    try {
      const trial = { trial: 'evidence', account: account.accountId, address: who.address } as const
      if (!doorLimits(portal).begin(trial)) throw new DomainError('too_many_tries')
      const isAsked = evidence.state === 'asked' || evidence.state === 'asked_again'
      if (!isAsked) throw new DomainError('evidence_not_asked')
      let isNew = false
      for (const file of await readUpload(request)) {
        isNew = (await takeFile({ portal, file, evidenceId, familyId })) || isNew
      }
      const outcome = { outcome: isNew ? 'added' : 'known' }
      if (!form) return Response.json(outcome, { headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      if (!form || !(error instanceof DomainError)) throw error
      back.searchParams.set('problem', error.code)
    }
    return Response.redirect(back, 303)
  })
}

interface TakeFileOptions {
  portal: Portal
  file: Uint8Array
  evidenceId: string
  familyId: string
}

/** Whether it was not there already. */
async function takeFile({ portal, file, evidenceId, familyId }: TakeFileOptions) {
  const { childDataKeys: keys } = portal.settings
  const pages = await picturePages(file)
  const sealedImages = await Promise.all(pages.map((page) => sealBytes(page, 'evidence', keys)))
  const uploadDigest = createHmac('sha256', keys.digest).update('evidence\n').update(file)
  const { db, now } = domainContext(portal)
  const { isNew } = await addEvidencePages({
    ...{ db, now, evidenceId, familyId, sealedImages },
    uploadDigest: uploadDigest.digest('base64url'),
  })
  return isNew
}
