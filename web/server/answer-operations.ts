import { answer, RefusedRequest } from './answer'
import { operatorAccessOf } from './operator-access-of'
import type { Portal } from './portal'
import { readBoard } from './read-board'

interface OperationsRequest {
  portal: Portal
  /** Of the operator's cookie. */
  token: string | undefined
}

/** `GET /api/operations`: the board, for operators alone. */
export function answerOperations({ portal, token }: OperationsRequest) {
  return answer({ portal, route: '/api/operations' }, async () => {
    if (!(await operatorAccessOf(portal).isOperator(token))) {
      throw new RefusedRequest(401, 'unauthorised')
    }
    const board = await readBoard(portal)
    return Response.json(board, { headers: { 'cache-control': 'no-store' } })
  })
}
