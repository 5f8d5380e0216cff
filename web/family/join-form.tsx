'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { SubmitButton } from '../components/form/submit-button'

export function JoinForm({ action, email }: { action: FormAction; email: string }) {
  const t = useTranslations('family.join')
  return (
    <Form action={action} className="mt-4">
      <p>{t('as', { email })}</p>
      <SubmitButton>{t('button')}</SubmitButton>
    </Form>
  )
}
