'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import type { DocumentState } from './use-document-state'

interface DocumentViewProps {
  evidenceId: string
  pages: number[]
  view: DocumentState
}

/** Sizes of the square in which a page can turn: the window's first, then larger and larger. */
const sizes = ['w-[min(100%,78vh)]', 'w-[150%]', 'w-[200%]', 'w-[300%]', 'w-[400%]']
const turns = ['', 'rotate-90', 'rotate-180', '-rotate-90']

/** A page of a document, as large as one needs it. */
export function DocumentView({ evidenceId, pages, view }: DocumentViewProps) {
  const t = useTranslations('review')
  const region = useRef<HTMLElement>(null)
  // With each document that comes the keyboard is at it.
  useEffect(() => region.current?.focus({ preventScroll: true }), [])
  const page = pages[view.index]
  const said = t('pageOf', { page: view.index + 1, pages: pages.length })
  const button = 'button-quiet'
  return (
    <div>
      <section
        ref={region}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        aria-label={t('document')}
        className="h-[80vh] overflow-auto rounded-xl border border-line bg-sunken"
      >
        {page === undefined ? (
          <p className="p-4">{t('noPages')}</p>
        ) : (
          <div className={`relative mx-auto aspect-square ${sizes[view.size]}`}>
            {/* biome-ignore lint/performance/noImgElement: it is served to this person alone, in one size. */}
            <img
              key={page}
              src={`/api/evidence/${evidenceId}/${page}`}
              alt={said}
              className={`absolute inset-0 size-full object-contain ${turns[view.turn]}`}
            />
          </div>
        )}
      </section>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <button type="button" className={button} onClick={view.zoomIn}>
          {t('zoomIn')}
        </button>
        <button type="button" className={button} onClick={view.zoomOut}>
          {t('zoomOut')}
        </button>
        <button type="button" className={button} onClick={view.whole}>
          {t('whole')}
        </button>
        <button type="button" className={button} onClick={view.turnPage}>
          {t('turn')}
        </button>
        {pages.length > 1 && (
          <>
            <button type="button" className={button} onClick={view.previous}>
              {t('previous')}
            </button>
            <button type="button" className={button} onClick={view.next}>
              {t('next')}
            </button>
          </>
        )}
        <span role="status" className="text-muted">
          {said}
        </span>
      </div>
    </div>
  )
}
