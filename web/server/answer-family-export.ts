import { DomainError } from '@/domain/domain-error'
import { describeInText } from '@/domain/family/describe-in-text'
import { exportFamily } from '@/domain/family/export-family'
import { findFamily } from '@/domain/family/find-family'
import { answer, RefusedRequest } from './answer'
import type { Portal } from './portal'

interface FamilyExportRequest {
  portal: Portal
  request: Request
  findAccount: () => Promise<{ accountId: string } | null>
}

/** `GET /api/family/export`: everything that is kept of one's family, as JSON, or with `?as=text` to be read. */
export function answerFamilyExport({ portal, request, findAccount }: FamilyExportRequest) {
  return answer({ portal, route: '/api/family/export' }, async () => {
    const account = await findAccount()
    if (!account) throw new RefusedRequest(401, 'unauthorised')
    const { db, settings } = portal
    const familyId = await findFamily({ db, accountId: account.accountId })
    if (!familyId) throw new DomainError('family_not_found')
    const exported = await exportFamily({ db, keys: settings.childDataKeys, familyId })
    const isText = new URL(request.url).searchParams.get('as') === 'text'
    return new Response(isText ? describeInText(exported) : JSON.stringify(exported, null, 2), {
      headers: {
        'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
        'content-disposition': `attachment; filename="family.${isText ? 'txt' : 'json'}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
