import { broadcastLogId } from '@/common/broadcast-log-id'
import { listMediaNodes } from '@/domain/broadcast/list-media-nodes'
import { listWatchedBroadcasts } from '@/domain/broadcast/list-watched-broadcasts'
import { type Board, boardSchema } from '../operations/board'
import { domainContext, type Portal } from './portal'
import { readEdgeState } from './read-edge-state'
import { ShortCache } from './short-cache'
import { withDeadline } from './with-deadline'

const boardLifeMs = 1_000
/** Before the page gives up on the portal: a database that hangs is told from a portal that does. */
const longestLookUpMs = 3_000
/** An edge that does not answer is asked less often than the board is read. */
const edgeLifeMs = 4_000

interface Caches {
  boards: ShortCache<Board>
  edges: ShortCache<Board['edges'][number]>
}

const cachesByPortal = new WeakMap<Portal, Caches>()

/** What operators see; however many look at it, it is read once a second. */
export function readBoard(portal: Portal): Promise<Board> {
  return cachesOf(portal).boards.get('board', () => withDeadline(lookUp(portal), longestLookUpMs))
}

async function lookUp(portal: Portal): Promise<Board> {
  const context = domainContext(portal)
  const { EDGE_URL } = portal.settings
  const [{ broadcasts, isCut }, nodes, edge] = await Promise.all([
    listWatchedBroadcasts(context),
    listMediaNodes(context),
    cachesOf(portal).edges.get(EDGE_URL, async () => ({
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

function cachesOf(portal: Portal): Caches {
  const known = cachesByPortal.get(portal)
  if (known) return known
  const { clock } = portal
  const made = {
    boards: new ShortCache<Board>({ clock, lifeMs: boardLifeMs, longestEntries: 1 }),
    edges: new ShortCache<Board['edges'][number]>({
      clock,
      lifeMs: edgeLifeMs,
      longestEntries: 1,
    }),
  }
  cachesByPortal.set(portal, made)
  return made
}
