'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

/** Hands the pages that are there to the reviewers. */
export function SendForm({ action }: { action: FormAction }) {
  const t = useTranslations('evidence')
  return (
    <Form action={action}>
      <SubmitButton>{t('send')}</SubmitButton>
    </Form>
  )
}
