import { may } from '@/domain/access/may'
import { answer, RefusedRequest } from './answer'
import { type FindAccount, findGrants } from './find-grants'
import type { Portal } from './portal'
import { readBoard } from './read-board'
import { withDeadline } from './with-deadline'

/** With the board's own time still less than the page waits. */
const longestLookUpMs = 800

interface OperationsRequest {
  portal: Portal
  findAccount: FindAccount
}

/** `GET /api/operations`: the board, for operators alone. */
export function answerOperations({ portal, findAccount }: OperationsRequest) {
  return answer({ portal, route: '/api/operations' }, async () => {
    const grants = await withDeadline(findGrants(findAccount), longestLookUpMs)
    if (!may(grants, 'see_operations')) throw new RefusedRequest(403, 'forbidden')
    const board = await readBoard(portal)
    return Response.json(board, { headers: { 'cache-control': 'no-store' } })
  })
}
