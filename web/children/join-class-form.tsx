'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { tickName } from './read-ticked'

interface JoinClassFormProps {
  action: FormAction
  siblings: { childId: string; name: string }[]
}

/** The way into a class for a child, or for those of several who sit before this screen. */
export function JoinClassForm({ action, siblings }: JoinClassFormProps) {
  const t = useTranslations('week')
  const [only] = siblings
  if (siblings.length === 1 && only) {
    return (
      <Form action={action}>
        <input type="hidden" name={tickName(only.childId)} value="on" />
        <SubmitButton>{t('joinAs', { name: only.name })}</SubmitButton>
      </Form>
    )
  }
  return (
    <Form action={action} className="mt-2">
      <fieldset>
        <legend className="font-semibold">{t('whoWatches')}</legend>
        <div className="flex flex-wrap gap-x-6">
          {siblings.map(({ childId, name }) => (
            <label key={childId} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name={tickName(childId)}
                defaultChecked
                className="size-5 shrink-0 accent-leaf"
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <SubmitButton>{t('join')}</SubmitButton>
    </Form>
  )
}
