'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { tickName } from './read-ticked'

interface WatchingFormProps {
  action: FormAction
  siblings: { childId: string; name: string; isTicked: boolean }[]
  /** For whom attendance is kept, and for whom it is not. */
  texts: string[]
  /** It must be asked: there are several, and nothing was said. */
  isOpen: boolean
}

/** Lets a family say who sits before this screen. */
export function WatchingForm({ action, siblings, texts, isOpen }: WatchingFormProps) {
  const t = useTranslations('watching')
  return (
    <div className="mb-5 rounded-2xl bg-sunken px-5 py-3">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <details open={isOpen}>
        <summary className="inline-block min-h-6 cursor-pointer text-leaf underline underline-offset-4">
          {t(isOpen ? 'title' : 'change')}
        </summary>
        <Form action={action} className="pb-2">
          <fieldset>
            <legend className="text-[0.9375rem] text-muted">{t('text')}</legend>
            <div className="flex flex-wrap gap-x-6">
              {siblings.map(({ childId, name, isTicked }) => (
                <label key={childId} className="flex min-h-11 items-center gap-3">
                  <input
                    key={String(isTicked)}
                    type="checkbox"
                    name={tickName(childId)}
                    defaultChecked={isTicked}
                    className="size-5 shrink-0 accent-leaf"
                  />
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
          <SubmitButton look="quiet">{t('save')}</SubmitButton>
        </Form>
      </details>
    </div>
  )
}
