import type { Board } from '../../operations/board'
import { operatorAccessOf } from '../../server/operator-access-of'
import { readOperatorToken } from '../../server/operator-cookie'
import { getPortal } from '../../server/portal'
import { readBoard } from '../../server/read-board'

type OpenedBoard = { outcome: 'not_operator' } | { outcome: 'opened'; board: Board | null }

/** The board for an operator, without figures while the database is away; nothing for anybody else. */
export async function openBoard(): Promise<OpenedBoard> {
  const token = await readOperatorToken()
  const portal = getPortal()
  if (!(await operatorAccessOf(portal).isOperator(token))) return { outcome: 'not_operator' }
  try {
    return { outcome: 'opened', board: await readBoard(portal) }
  } catch (error) {
    portal.log.error({ err: error }, 'the board could not be read')
    return { outcome: 'opened', board: null }
  }
}
