'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'

/** A piece of code to place on a page, with a button that copies it. */
export function CopyCode({ label, code }: { label: string; code: string }) {
  const t = useTranslations('partner.embed')
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)
  return (
    <div className="mt-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <button
          type="button"
          className="button-quiet"
          onClick={() => navigator.clipboard.writeText(code).then(() => setIsCopied(true))}
        >
          {t(isCopied ? 'copied' : 'copy')}
        </button>
      </div>
      <textarea
        id={id}
        readOnly
        rows={Math.ceil(code.length / 36)}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
        className="mt-1 w-full rounded-lg border border-muted bg-sunken p-3 font-mono text-[0.875rem]"
      />
      <span role="status" className="sr-only">
        {isCopied && t('copied')}
      </span>
    </div>
  )
}
