'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'

/** Asked once, however often it is pressed. */
export function AskForm({ action }: { action: FormAction }) {
  const t = useTranslations('ask')
  return (
    <Form action={action}>
      <p className="mt-4 text-muted">{t('check.text')}</p>
      <SubmitButton>{t('check.button')}</SubmitButton>
    </Form>
  )
}
