import { may } from '@/domain/access/may'
import { DomainError } from '@/domain/domain-error'
import { findEvidencePage } from '@/domain/evidence/find-evidence-page'
import { recordChildAccess } from '@/domain/family/record-child-access'
import { openBytes } from '@/domain/family/seal-child-text'
import { answer, RefusedRequest } from '../server/answer'
import type { FindAccount } from '../server/find-grants'
import { domainContext, type Portal } from '../server/portal'

interface PageRequest {
  portal: Portal
  evidenceId: string
  page: string
  findAccount: FindAccount
}

/**
 * `GET /api/evidence/<evidenceId>/<page>`: a picture, for the reviewer who has it before them or for its
 * family. A reviewer's look is on record before they get it. A picture is all that this ever answers with.
 */
export function answerEvidencePage({ portal, evidenceId, page, findAccount }: PageRequest) {
  return answer({ portal, route: '/api/evidence/[evidenceId]/[page]' }, async () => {
    const account = await findAccount()
    if (!account) throw new RefusedRequest(401, 'unauthorised')
    const { accountId, grants } = account
    const { db, now } = domainContext(portal)
    const found = /^[1-9]\d{0,3}$/.test(page)
      ? await findEvidencePage({ db, now, accountId, evidenceId, page: Number(page) })
      : null
    const mayReview = may(grants, 'review_evidence') || may(grants, 'settle_disagreements')
    if (!found || (found.isReviewer && !mayReview)) throw new DomainError('evidence_not_found')
    const { childId, isReviewer, sealedImage } = found
    const image = await openBytes(sealedImage, 'evidence', portal.settings.childDataKeys)
    if (isReviewer) await recordChildAccess({ db, now, childId, accountId, what: 'evidence_seen' })
    return new Response(new Uint8Array(image), {
      headers: {
        'content-type': 'image/webp',
        'content-disposition': `inline; filename="page-${page}.webp"`,
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  })
}
