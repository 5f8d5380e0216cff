import { useFormatter, useTranslations } from 'use-intl/react'
import type { BoardNode } from './board'
import type { JudgedBroadcast } from './choose-broadcasts'

interface NodeListProps {
  nodes: readonly BoardNode[]
  broadcasts: readonly JudgedBroadcast[]
  now: Date
}

export function NodeList({ nodes, broadcasts, now }: NodeListProps) {
  const t = useTranslations('operations.node')
  return (
    <section aria-labelledby="nodes" className="mt-10">
      <h2 id="nodes" className="border-ink border-b-2 pb-2 font-semibold text-xl">
        {t('title')}
      </h2>
      {nodes.length === 0 && <p className="py-4 text-muted">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {nodes.map((node) => (
          <NodeRow key={node.name} node={node} now={now} onAir={countOnAir(node, broadcasts)} />
        ))}
      </ul>
    </section>
  )
}

function NodeRow({ node, now, onAir }: { node: BoardNode; now: Date; onAir: number }) {
  const t = useTranslations('operations.node')
  const format = useFormatter()
  const { cpuShare, memoryBytes, eventLoopDelayMs, waitingRequests, isDraining } = node.health ?? {}
  const percent = (share: number) =>
    format.number(share, { style: 'percent', maximumFractionDigits: 0 })
  const facts = [
    t('onAir', { count: onAir }),
    cpuShare !== undefined && t('processors', { share: percent(cpuShare) }),
    memoryBytes !== undefined && t('memory', { megabytes: Math.round(memoryBytes / 1_000_000) }),
    eventLoopDelayMs !== undefined && t('delay', { ms: Math.round(eventLoopDelayMs) }),
    waitingRequests !== undefined && t('waiting', { count: waitingRequests }),
  ].filter((fact) => fact !== false)
  const state = node.isSilent ? 'silent' : isDraining ? 'draining' : 'well'
  return (
    <li className="py-4">
      <h3 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        <span className="font-mono">{node.name}</span>
        <span className={node.isSilent ? 'text-cinnabar' : 'font-normal text-muted'}>
          {t(`state.${state}`)}
        </span>
      </h3>
      <p className="text-[0.9375rem] text-muted">
        {t('seen', { time: format.relativeTime(new Date(node.lastSeenAt), now) })}
      </p>
      {!node.isSilent && (
        <p className="text-[0.9375rem] tabular-nums">{facts.join(t('separator'))}</p>
      )}
    </li>
  )
}

function countOnAir(node: BoardNode, broadcasts: readonly JudgedBroadcast[]) {
  return broadcasts.filter(({ nodeName, state }) => nodeName === node.name && state === 'live')
    .length
}
