import { broadcastLogId } from '@/common/broadcast-log-id'
import { listMediaNodes } from '@/domain/broadcast/list-media-nodes'
import { listWatchedBroadcasts } from '@/domain/broadcast/list-watched-broadcasts'
import { type Board, boardSchema } from '../operations/board'
import { domainContext, type Portal } from './portal'
import { portalCache } from './portal-cache'
import { readEdgeState } from './read-edge-state'
import { withDeadline } from './with-deadline'

/** Before the page gives up on the portal: a database that hangs is told from a portal that does. */
const longestLookUpMs = 3_000
/** An edge that does not answer is asked less often than the board is read. */
const edgesOf = portalCache<Board['edges'][number]>({ lifeMs: 4_000 })
const boardsOf = portalCache<Board>({ lifeMs: 1_000 })

/** What operators see; however many look at it, it is read once a second. */
export function readBoard(portal: Portal): Promise<Board> {
  return boardsOf(portal).get('board', () => withDeadline(lookUp(portal), longestLookUpMs))
}

async function lookUp(portal: Portal): Promise<Board> {
  const context = domainContext(portal)
  const { EDGE_URL } = portal.settings
  const [{ broadcasts, isCut }, nodes, edge] = await Promise.all([
    listWatchedBroadcasts(context),
    listMediaNodes(context),
    edgesOf(portal).get(EDGE_URL, async () => ({
      url: EDGE_URL,
      state: await readEdgeState(EDGE_URL),
    })),
  ])
  const board = {
    readAt: context.now,
    broadcasts: broadcasts.map(({ broadcastId, ...rest }) => ({
      ...rest,
      logId: broadcastLogId(broadcastId),
    })),
    isCut,
    nodes,
    edges: [edge],
  }
  // As it goes over the line: dates as text, and nothing that the schema does not know.
  return boardSchema.parse(JSON.parse(JSON.stringify(board)))
}
