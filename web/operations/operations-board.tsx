'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Board } from './board'
import { BoardFilters } from './board-filters'
import { BroadcastList } from './broadcast-list'
import {
  type BoardFilter,
  chooseBroadcasts,
  type JudgedBroadcast,
  needsAttention,
} from './choose-broadcasts'
import { EdgeList } from './edge-list'
import { findNotes } from './find-notes'
import { NodeList } from './node-list'
import { ProblemBanner } from './problem-banner'
import { useBoard } from './use-board'

/** All broadcasts, nodes and edges, kept up to date while it is looked at. */
export function OperationsBoard({ initial }: { initial: Board | null }) {
  const t = useTranslations('operations')
  const { board, problem } = useBoard(initial)
  const [filter, setFilter] = useState<BoardFilter>('all')
  const [search, setSearch] = useState('')
  if (!board) return <ProblemBanner problem={problem} readAt={null} />
  const now = new Date(board.readAt)
  const judged = judge(board, now)
  const chosen = chooseBroadcasts(judged, { filter, search })
  const clear = () => {
    setFilter('all')
    setSearch('')
  }
  return (
    <>
      <p role="status" className="mt-1 text-muted">
        {t('summary', {
          live: judged.filter(({ state }) => state === 'live').length,
          attention: judged.filter(needsAttention).length,
        })}
      </p>
      <ProblemBanner problem={problem} readAt={now} />
      <BoardFilters
        broadcasts={judged}
        filter={filter}
        search={search}
        onFilter={setFilter}
        onSearch={setSearch}
      />
      {board.isCut && <p className="mt-4 font-semibold">{t('cut', { count: judged.length })}</p>}
      <BroadcastList chosen={chosen} hasAny={judged.length > 0} now={now} onClear={clear} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <NodeList nodes={board.nodes} broadcasts={judged} now={now} />
        <EdgeList edges={board.edges} />
      </div>
    </>
  )
}

function judge({ broadcasts, nodes }: Board, now: Date): JudgedBroadcast[] {
  const silent = new Set(nodes.flatMap(({ name, isSilent }) => (isSilent ? [name] : [])))
  return broadcasts.map((broadcast) => {
    const isNodeSilent = broadcast.nodeName !== null && silent.has(broadcast.nodeName)
    return { ...broadcast, notes: findNotes(broadcast, { now, isNodeSilent }) }
  })
}
