'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { KeyList } from './key-list'
import { useReviewKeys } from './use-review-keys'

interface TakeFormProps {
  action: () => Promise<void>
}

/** Asks for the next document. */
export function TakeForm({ action }: TakeFormProps) {
  const t = useTranslations('review')
  const form = useRef<HTMLFormElement>(null)
  const [keysAreOn, switchKeys] = useReviewKeys({ take: () => form.current?.requestSubmit() })
  return (
    <div className="max-w-[30rem]">
      <form ref={form} action={action}>
        <button type="submit" className="button-primary mt-6">
          {t('take')}
        </button>
      </form>
      <KeyList areOn={keysAreOn} onSwitch={switchKeys} />
    </div>
  )
}
