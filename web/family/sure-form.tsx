'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'
import { TickField } from '../components/form/tick-field'

interface SureFormProps {
  action: FormAction
  what: 'child' | 'family' | 'account'
}

/** For what cannot be taken back: says what goes and what stays, and asks once more. */
export function SureForm({ action, what }: SureFormProps) {
  const t = useTranslations('family.delete')
  return (
    <section className="mt-10">
      <h2 className="font-semibold text-[1.25rem]">{t(`title.${what}`)}</h2>
      <p className="mt-1">{t(`text.${what}`)}</p>
      <p className="mt-1 text-muted">{t('kept')}</p>
      <details className="mt-3">
        <summary className="min-h-6 cursor-pointer text-cinnabar underline underline-offset-4">
          {t(`open.${what}`)}
        </summary>
        <Form action={action}>
          <TickField name="isSure" label={t('isSure')} />
          <SubmitButton look="danger">{t(`button.${what}`)}</SubmitButton>
        </Form>
      </details>
    </section>
  )
}
