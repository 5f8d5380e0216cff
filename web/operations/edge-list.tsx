import { useTranslations } from 'use-intl/react'
import type { BoardEdge } from './board'

/** The edge as the whole world sees it, be it ours or a CDN. */
export function EdgeList({ edges }: { edges: readonly BoardEdge[] }) {
  const t = useTranslations('operations.edge')
  return (
    <section aria-labelledby="edges" className="mt-10">
      <h2 id="edges" className="border-ink border-b-2 pb-2 font-semibold text-xl">
        {t('title')}
      </h2>
      <ul className="divide-y divide-line">
        {edges.map(({ url, state }) => (
          <li key={url} className="py-4">
            <h3 className="font-mono font-semibold">{url}</h3>
            <p className={state === 'ready' ? 'text-muted' : 'text-cinnabar'}>
              {t(`state.${state}`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
