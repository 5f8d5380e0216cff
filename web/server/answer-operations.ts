import { may } from '@/domain/access/may'
import type { CurrentAccount } from '@/domain/account/find-sign-in'
import { answer, RefusedRequest } from './answer'
import type { Portal } from './portal'
import { readBoard } from './read-board'
import { withDeadline } from './with-deadline'

/** With the board's own time still less than the page waits. */
const longestLookUpMs = 800

interface OperationsRequest {
  portal: Portal
  /** Looks up who asks. */
  findAccount(): Promise<Pick<CurrentAccount, 'grants'> | null>
}

/** `GET /api/operations`: the board, for operators alone. */
export function answerOperations({ portal, findAccount }: OperationsRequest) {
  return answer({ portal, route: '/api/operations' }, async () => {
    const account = await withDeadline(findAccount(), longestLookUpMs)
    if (!account) throw new RefusedRequest(401, 'unauthorised')
    if (!may(account.grants, 'see_operations')) throw new RefusedRequest(403, 'forbidden')
    const board = await readBoard(portal)
    return Response.json(board, { headers: { 'cache-control': 'no-store' } })
  })
}
