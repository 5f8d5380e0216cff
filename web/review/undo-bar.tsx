'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { useReviewKeys } from './use-review-keys'

interface UndoBarProps {
  action: FormAction
  /** How long it can be undone, from when the page was made. */
  leftMs: number
}

/** The way back from the last decision, for as long as there is one. */
export function UndoBar({ action, leftMs }: UndoBarProps) {
  const t = useTranslations('review')
  const [isThere, setThere] = useState(true)
  const bar = useRef<HTMLDivElement>(null)
  useReviewKeys({ undo: () => bar.current?.querySelector('form')?.requestSubmit() })
  useEffect(() => {
    const timer = setTimeout(() => setThere(false), leftMs)
    return () => clearTimeout(timer)
  }, [leftMs])
  if (!isThere) return null
  return (
    <div
      ref={bar}
      className="mt-4 flex flex-wrap items-center gap-x-6 rounded-xl border border-leaf bg-leaf-wash px-4 pb-4"
    >
      <p role="status" className="pt-4">
        {t('decided')}
      </p>
      <Form action={action} className="-mt-2">
        <SubmitButton look="quiet">{t('undo')}</SubmitButton>
      </Form>
    </div>
  )
}
