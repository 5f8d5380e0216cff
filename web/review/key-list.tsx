'use client'

import { useTranslations } from 'use-intl/react'
import { type ReviewKey, reviewKeys } from './use-review-keys'

interface KeyListProps {
  areOn: boolean
  onSwitch(on: boolean): void
}

const order: ReviewKey[] = ['accept', 'askAgain', 'refuse', 'undo', 'take', 'turn', 'zoomIn']
order.push('zoomOut', 'whole', 'next', 'previous', 'escape')

/** Which key does what, and the switch for all of them. */
export function KeyList({ areOn, onSwitch }: KeyListProps) {
  const t = useTranslations('review.keys')
  return (
    <section aria-labelledby="keys" className="mt-6 rounded-xl bg-sunken p-4 text-[0.9375rem]">
      <h2 id="keys" className="font-semibold">
        {t('title')}
      </h2>
      <label className="mt-1 flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          className="size-5"
          checked={areOn}
          onChange={({ target }) => onSwitch(target.checked)}
        />
        {t('on')}
      </label>
      <dl className="grid grid-cols-[auto_1fr_auto_1fr] gap-x-3 gap-y-1">
        {order.map((name) => (
          <div key={name} className="contents">
            <dt>
              <kbd className="rounded border border-muted px-1.5">
                {sayKey(reviewKeys[name][0])}
              </kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const sayKey = (key: string) => (key === 'Escape' ? 'Esc' : key.toUpperCase())
