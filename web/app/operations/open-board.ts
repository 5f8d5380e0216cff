import type { Board } from '../../operations/board'
import { getPortal } from '../../server/portal'
import { readBoard } from '../../server/read-board'

/** The board; null while the database is away. */
export async function openBoard(): Promise<Board | null> {
  const portal = getPortal()
  try {
    return await readBoard(portal)
  } catch (error) {
    portal.log.error({ err: error }, 'the board could not be read')
    return null
  }
}
