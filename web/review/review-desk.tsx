'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { DocumentView } from './document-view'
import { KeyList } from './key-list'
import { ReasonForm } from './reason-form'
import { useDocumentState } from './use-document-state'
import { useReviewKeys } from './use-review-keys'

interface ReviewDeskProps {
  evidenceId: string
  pages: number[]
  decide: FormAction
  giveBack: () => Promise<void>
  /** What the family claims. */
  children: ReactNode
}

type Asking = 'refuse' | 'ask_again' | null

/** A document, the claim beside it, and the reviewer's word: by pointer, by keyboard, without JavaScript. */
export function ReviewDesk({ evidenceId, pages, decide, giveBack, children }: ReviewDeskProps) {
  const t = useTranslations('review')
  const view = useDocumentState(pages.length)
  const [asking, setAsking] = useState<Asking>(null)
  const accept = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const [keysAreOn, switchKeys] = useReviewKeys({
    accept: () => accept.current?.querySelector('form')?.requestSubmit(),
    refuse: () => setAsking('refuse'),
    askAgain: () => setAsking('ask_again'),
    escape: () => setAsking(null),
    ...{ turn: view.turnPage, zoomIn: view.zoomIn, zoomOut: view.zoomOut, whole: view.whole },
    ...{ next: view.next, previous: view.previous },
  })
  useEffect(() => {
    if (asking) form.current?.querySelector<HTMLElement>(`[data-asks="${asking}"] select`)?.focus()
  }, [asking])
  const reason = (outcome: 'refuse' | 'ask_again') => (
    <details
      data-asks={outcome}
      open={asking === outcome}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setAsking(outcome)
        else if (asking === outcome) setAsking(null)
      }}
    >
      <summary className="button-quiet cursor-pointer list-none">
        {t(outcome === 'refuse' ? 'refuse' : 'askAgain')}
      </summary>
      <ReasonForm action={decide} outcome={outcome} />
    </details>
  )
  return (
    <div className="mt-6 grid gap-8 lg:grid-cols-[1fr_22rem]">
      <DocumentView evidenceId={evidenceId} pages={pages} view={view} />
      <div ref={form}>
        {children}
        <div ref={accept}>
          <Form action={decide}>
            <input type="hidden" name="outcome" value="accept" />
            <SubmitButton>{t('accept')}</SubmitButton>
          </Form>
        </div>
        <div className="mt-4 flex flex-col gap-3">
          {reason('ask_again')}
          {reason('refuse')}
        </div>
        <form action={giveBack}>
          <button type="submit" className="mt-4 min-h-11 text-leaf underline underline-offset-4">
            {t('giveBack')}
          </button>
        </form>
        <KeyList areOn={keysAreOn} onSwitch={switchKeys} />
      </div>
    </div>
  )
}
